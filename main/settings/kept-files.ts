import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { notKept } from './kept.ts';

/** Files of one folder of the profile, each written whole or not at all. */
export interface KeptFiles {
  /** Rejects with a `storage` problem when the disk doesn't take it. */
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
  /** `undefined` where there is no such file, or it can't be read. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  /** What can't be removed stays; nothing names it any more. */
  readonly remove: (name: string) => Promise<void>;
}

export function openKeptFiles(folder: string): KeptFiles {
  const place = (name: string) => join(folder, name);
  return {
    write: async (name, bytes) => {
      const unfinished = place(`${name}.part`);
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const file = await open(unfinished, 'w', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(unfinished, place(name));
      } catch (error) {
        throw notKept(error);
      }
    },
    read: (name) => readFile(place(name)).catch(() => undefined),
    remove: (name) => rm(place(name), { force: true }).catch(() => undefined),
  };
}
