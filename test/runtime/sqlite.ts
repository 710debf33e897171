import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must } from './command.ts';
import { fallbackVersion } from './fallback.ts';
import { fetchPackage, pinned } from './packages.ts';
import { userCache } from './paths.ts';

/**
 * better-sqlite3 13 needs Node-API 10, which the fallback Electron lacks: 12 is compiled for it, against
 * the headers of the Node generation nearest to its V8 and with Electron's own V8 settings.
 */
const flags = [
  '-std=c++20',
  '-DNODE_EMBEDDER_MODULE_VERSION=130',
  '-DV8_COMPRESS_POINTERS',
  '-DV8_COMPRESS_POINTERS_IN_SHARED_CAGE',
  '-DV8_31BIT_SMIS_ON_64BIT_ARCH',
  '-DV8_ENABLE_SANDBOX',
];
const addon = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node';

async function sha256(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

async function sound(folder: string): Promise<boolean> {
  const seal = join(folder, 'sha256');
  if (!existsSync(seal)) return false;
  return (await readFile(seal, 'utf8')) === (await sha256(join(folder, addon)).catch(() => 'gone'));
}

async function compile(folder: string): Promise<void> {
  const headers = join(folder, 'headers');
  await fetchPackage(pinned.sqlite, join(folder, 'node_modules/better-sqlite3'));
  await fetchPackage(pinned.bindings, join(folder, 'node_modules/bindings'));
  await fetchPackage(pinned.fileUriToPath, join(folder, 'node_modules/file-uri-to-path'));
  await fetchPackage(pinned.nodeHeaders, headers, ['package/include']);
  const gyp = fileURLToPath(import.meta.resolve('node-gyp/bin/node-gyp.js'));
  await must(
    process.execPath,
    [gyp, 'rebuild', '--release', `--nodedir=${headers}`, `--jobs=${availableParallelism()}`],
    {
      cwd: join(folder, 'node_modules/better-sqlite3'),
      env: { ...process.env, npm_config_nodedir: headers, CXXFLAGS: flags.join(' ') },
      timeoutMs: 900_000,
    },
  );
  await rm(headers, { recursive: true });
  for (const waste of [
    'deps',
    'src',
    'build/Release/obj',
    'build/Release/obj.target',
    'build/Release/.deps',
  ]) {
    await rm(join(folder, 'node_modules/better-sqlite3', waste), { recursive: true, force: true });
  }
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'sha256'), await sha256(join(folder, addon)));
}

function libc(): string {
  const report = process.report.getReport() as {
    readonly header?: { readonly glibcVersionRuntime?: string };
  };
  return report.header?.glibcVersionRuntime ?? 'other';
}

function cacheFolder(): string {
  const inputs = [fallbackVersion, pinned.sqlite.integrity, pinned.nodeHeaders.integrity, libc(), ...flags];
  const key = createHash('sha256').update(inputs.join('\n')).digest('hex').slice(0, 16);
  return join(userCache, `better-sqlite3-${pinned.sqlite.version}-${key}`);
}

/** Whether the module has been compiled on this machine already. */
export function fallbackSqliteReady(): Promise<boolean> {
  return sound(cacheFolder());
}

/**
 * The folder holding `node_modules/better-sqlite3` (and what it requires) for the fallback Electron;
 * compiled once per machine, about 75 s on two cores, checked by its hash every time it is used.
 */
export async function fallbackSqlite(): Promise<string> {
  const folder = cacheFolder();
  if (await sound(folder)) return folder;
  process.stdout.write('Compiling SQLite for the fallback Electron, once, about a minute…\n');
  await mkdir(userCache, { recursive: true });
  const scratch = await mkdtemp(`${folder}-`);
  try {
    await compile(scratch);
    await rm(folder, { recursive: true, force: true });
    await rename(scratch, folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return folder;
}

/** What the app is given in PORTSIDE_SQLITE_MODULE: the package's main file. */
export function sqliteEntry(folder: string): string {
  return join(folder, 'node_modules/better-sqlite3/lib/index.js');
}
