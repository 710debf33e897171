import {
  closeSync,
  copyFileSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Db, Sqlite } from './sqlite.ts';

const PAGE = 4096;
const PAGE_COUNT_AT = 28;

/**
 * The first page lists the tables; without it nothing else is found. Our tables are always made in the same order, so
 * that the first page of a new ledger of this version fits one that was made by it or a later one. Answers with the
 * path of a mended copy.
 */
export function withFreshFirstPage(sqlite: Sqlite, damaged: string, version: number): string | undefined {
  const scratch = mkdtempSync(join(dirname(damaged), 'mend-'));
  try {
    const model = join(scratch, 'model.db');
    const db: Db = new sqlite(model);
    try {
      migrate(
        db,
        MIGRATIONS.filter((one) => one.schema === 'main' && one.version <= version),
      );
    } finally {
      db.close();
    }
    const mended = `${damaged}-mended`;
    copyFileSync(damaged, mended);
    transplant(model, mended);
    return mended;
  } catch {
    return undefined;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function transplant(from: string, to: string): void {
  const page = Buffer.alloc(PAGE);
  const source = openSync(from, 'r');
  const target = openSync(to, 'r+');
  try {
    readSync(source, page, 0, PAGE, 0);
    page.writeUInt32BE(Math.floor(fstatSync(target).size / PAGE), PAGE_COUNT_AT);
    writeSync(target, page, 0, PAGE, 0);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}
