import { randomFillSync } from 'node:crypto';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './problems.ts';

/** Bytes that are given up when the disk is full, so that drafts can still be saved. */
export const RESERVE = 16 * 1024 * 1024;
/** Bytes that have to be free beside it before it is taken again: else the disk would be full at once. */
const ROOM = 2 * RESERVE;
/** With less than this on it a disk is full, whatever it calls the failure (SQLite: `SQLITE_IOERR_SHMSIZE`). */
const EXHAUSTED = 256 * 1024;

const NAME = 'reserve';

/** Takes the reserve in `folder` where the disk has room for it; tells whether it is there now. */
export async function takeReserve(folder: string): Promise<boolean> {
  const path = join(folder, NAME);
  if (existsSync(path)) return true;
  if (freeBytes(folder) < RESERVE + ROOM) return false;
  const unfinished = `${path}.part`;
  try {
    const file = await open(unfinished, 'w', 0o600);
    try {
      // Some disks keep no zeros.
      const chunk = randomFillSync(new Uint8Array(1024 * 1024));
      for (let written = 0; written < RESERVE; written += chunk.length) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    return true;
  } catch {
    await rm(unfinished, { force: true });
    return false;
  }
}

/** Gives the reserve up. `false`: it was given up before. */
export function letGoOfReserve(folder: string): boolean {
  const path = join(folder, NAME);
  if (!existsSync(path)) return false;
  rmSync(path, { force: true });
  return true;
}

/** The disk that holds `folder` has no room for what was to be written. */
export function isFull(error: unknown, folder: string): boolean {
  const code = codeOf(error);
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return true;
  return code.startsWith('SQLITE_IOERR') && freeBytes(folder) < EXHAUSTED;
}

/** Infinite where the system does not tell. */
function freeBytes(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
