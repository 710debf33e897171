import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const SHELF = /^[0-9a-f]{2}$/;
const FILE = /^[0-9a-f]{64}$/;

/**
 * Removes vault files that nothing names any more, such as those of a document that was dropped just before a power cut.
 * `isNeeded`: by a document, by a backup, or taken in during this run. Resolves with how many went.
 */
export async function sweepOrphans(vault: string, isNeeded: (sha256: string) => boolean): Promise<number> {
  let gone = 0;
  for (const shelf of await namesIn(vault, SHELF)) {
    for (const name of await namesIn(join(vault, shelf), FILE)) {
      if (isNeeded(name)) continue;
      await rm(join(vault, shelf, name), { force: true });
      gone += 1;
    }
  }
  return gone;
}

async function namesIn(folder: string, pattern: RegExp): Promise<readonly string[]> {
  return (await readdir(folder).catch(() => [])).filter((name) => pattern.test(name));
}
