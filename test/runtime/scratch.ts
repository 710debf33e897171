import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
/** Bytes free there, at least: profiles, vaults and browsers of a whole run. */
const ENOUGH = 4_000_000_000;

/**
 * Gives this process and all it starts a temporary folder of their own, and takes it away at the end. In memory where
 * there is room: thousands of stores are opened and each act is synced to disk, which on a busy disk takes minutes and
 * proves nothing more. What must be proved of syncing is counted at the system calls (`test/sync/durability`).
 */
export function ownScratch(): void {
  const folder = mkdtempSync(join(hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir(), 'portside-test-'));
  // One test runs the packaged app out of it as another user.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  // Hundreds of processes and threads read the same modules.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}

function hasRoom(folder: string): boolean {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === folder);
    const { bavail, bsize } = statfsSync(folder);
    // Containers often mount it so that nothing in it can be started.
    return mount !== undefined && !/\bnoexec\b/.test(mount) && bavail * bsize > ENOUGH;
  } catch {
    return false;
  }
}
