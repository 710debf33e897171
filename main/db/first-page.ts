import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFile } from './durable.ts';
import { LEDGER } from './files.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Sqlite } from './sqlite.ts';

const PAGE = 4096;
const PAGE_COUNT_AT = 28;
const KEPT = `${LEDGER}.first-page`;

/**
 * Keeps the first page of the ledger beside it. It lists the tables and where they begin; without it nothing else is
 * found. To be called once they have changed and nothing waits in the WAL.
 */
export function keepFirstPage(folder: string): void {
  const unfinished = join(folder, `${KEPT}.part`);
  writeFileSync(unfinished, firstPageOf(join(folder, LEDGER)), { mode: 0o600 });
  syncFile(unfinished);
  renameSync(unfinished, join(folder, KEPT));
}

export function hasFirstPage(folder: string): boolean {
  return existsSync(join(folder, KEPT));
}

/** The page that was kept; `undefined` where there is none yet. */
export function keptFirstPage(folder: string): Buffer | undefined {
  return hasFirstPage(folder) ? readFileSync(join(folder, KEPT)) : undefined;
}

/**
 * First pages of a new ledger of each version, the newest first. Tables are made in the same order in each, so that one
 * of them fits a ledger that was made by that version.
 */
export function newFirstPages(sqlite: Sqlite, folder: string): readonly Buffer[] {
  const ours = MIGRATIONS.filter(({ schema }) => schema === 'main');
  const scratch = mkdtempSync(join(folder, 'mend-'));
  try {
    const pages = ours.map(({ version }) => {
      const model = join(scratch, `${version}.db`);
      const db = new sqlite(model);
      try {
        migrate(
          db,
          ours.filter((one) => one.version <= version),
        );
      } finally {
        db.close();
      }
      return firstPageOf(model);
    });
    return pages.reverse();
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function firstPageOf(path: string): Buffer {
  const page = Buffer.alloc(PAGE);
  const fd = openSync(path, 'r');
  try {
    readSync(fd, page, 0, PAGE, 0);
  } finally {
    closeSync(fd);
  }
  return page;
}

/** A copy of the damaged file that begins with this page; its path. */
export function withFirstPage(damaged: string, page: Buffer): string {
  const mended = `${damaged}-mended`;
  copyFileSync(damaged, mended);
  const fd = openSync(mended, 'r+');
  try {
    const fitted = Buffer.from(page);
    fitted.writeUInt32BE(Math.floor(fstatSync(fd).size / PAGE), PAGE_COUNT_AT);
    writeSync(fd, fitted, 0, PAGE, 0);
  } finally {
    closeSync(fd);
  }
  return mended;
}
