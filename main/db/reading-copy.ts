import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { LEDGER, MIRROR, prepareFile } from './files.ts';

/**
 * Copies both files with what waits in their WAL, so that they can be opened, mended and brought up to date while the
 * profile itself stays untouched: SQLite can't read a WAL file in a folder that it may not write to.
 */
export function copyForReading(folder: string, scratch: string): void {
  for (const name of [LEDGER, MIRROR]) {
    const path = prepareFile(scratch, name);
    for (const part of ['', '-wal']) {
      const from = join(folder, name + part);
      if (existsSync(from)) copyFileSync(from, path + part);
    }
    prepareFile(scratch, name);
  }
}
