import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './command.ts';
import { checkoutCache, root } from './paths.ts';

const electronPackage = join(root, 'node_modules/electron');
const verdictFile = join(checkoutCache, 'official.json');
const verdictHolds = 60 * 60 * 1000;
const releases = 'https://github.com/electron/electron/releases/';

export type Official = { readonly version: string; readonly binary: string };

/** The installed official Electron, if it is there whole. */
export async function installedElectron(): Promise<Official | undefined> {
  const version = await officialVersion();
  const path = await readFile(join(electronPackage, 'path.txt'), 'utf8').catch(() => undefined);
  const have = await readFile(join(electronPackage, 'dist/version'), 'utf8').catch(() => undefined);
  if (!path || have?.trim().replace(/^v/, '') !== version) return undefined;
  const binary = join(electronPackage, 'dist', path);
  return existsSync(binary) ? { version, binary } : undefined;
}

/** The version this checkout pins. */
export async function officialVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(electronPackage, 'package.json'), 'utf8'));
  return (manifest as { readonly version: string }).version;
}

async function reachable(): Promise<boolean> {
  const mirror = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || releases;
  try {
    await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(4000) });
    return true;
  } catch {
    return false;
  }
}

async function downloadedBefore(version: string): Promise<boolean> {
  const home = homedir();
  const folders = [
    process.env.electron_config_cache,
    join(process.env.XDG_CACHE_HOME || join(home, '.cache'), 'electron'),
    join(home, 'Library/Caches/electron'),
    process.env.LOCALAPPDATA && join(process.env.LOCALAPPDATA, 'electron/Cache'),
  ];
  const zip = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  for (const folder of folders) {
    if (!folder) continue;
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    if (names.some((name) => name.endsWith(zip))) return true;
  }
  return false;
}

async function refusedLately(version: string): Promise<boolean> {
  const text = await readFile(verdictFile, 'utf8').catch(() => '{}');
  const verdict = JSON.parse(text) as { readonly version?: string; readonly at?: number };
  return verdict.version === version && Date.now() - (verdict.at ?? 0) < verdictHolds;
}

/**
 * The official Electron: as installed, or downloaded now by its own installer. Undefined when it can't be
 * had here; that costs at most a few seconds and is then remembered for an hour.
 */
export async function officialElectron(): Promise<Official | undefined> {
  const installed = await installedElectron();
  if (installed) return installed;
  const version = await officialVersion();
  if (await refusedLately(version)) return undefined;
  if ((await downloadedBefore(version)) || (await reachable())) {
    process.stdout.write(`Installing Electron ${version}…\n`);
    const env = { ...process.env };
    delete env.ELECTRON_OVERRIDE_DIST_PATH;
    await run(process.execPath, [join(electronPackage, 'install.js')], { env, timeoutMs: 900_000 });
    const fresh = await installedElectron();
    if (fresh) return fresh;
  }
  await mkdir(checkoutCache, { recursive: true });
  await writeFile(verdictFile, JSON.stringify({ version, at: Date.now() }));
  return undefined;
}
