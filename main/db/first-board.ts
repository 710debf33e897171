import { join } from 'node:path';
import type { Board } from '../../preload/contract/domain/board.ts';
import { CARDS_PER_COLUMN } from '../core/interfaces/store.ts';
import { isSuspect, LEDGER, MIRROR } from './files.ts';
import { wholeBoard } from './handlers/board.ts';
import { latestVersion } from './migrations/index.ts';
import { cardQueries } from './queries/cards.ts';
import { metaQueries } from './queries/meta.ts';
import { shareQueries } from './queries/shares.ts';
import { type Db, loadSqlite, sql } from './sqlite.ts';

/** Longest wait for a lock: who reads this draws a window meanwhile. */
const PATIENCE_MS = 100;

/**
 * The board as the last run left it, read before the key is there: cards hold nothing that is sealed. `undefined` where
 * opening the database would change what it shows, or when it can't be read. Its cost does not grow with the ports, and
 * main pays it while the page's process comes up: a thread of its own would be there only after the page has asked.
 */
export function readFirstBoard(folder: string, sqliteModule?: string): Board | undefined {
  if (isSuspect(folder)) return undefined;
  let db: Db | undefined;
  try {
    const sqlite = loadSqlite(sqliteModule);
    db = new sqlite(join(folder, LEDGER), { readonly: true, fileMustExist: true, timeout: PATIENCE_MS });
    db.prepare(sql`ATTACH ? AS mirror`).run(join(folder, MIRROR));
    if (!isUpToDate(db) || metaQueries(db).viewsAreOld()) return undefined;
    const tables = { cards: cardQueries(db), shares: shareQueries(db) };
    return JSON.parse(wholeBoard(tables, undefined, CARDS_PER_COLUMN).text) as Board;
  } catch {
    // Whoever opens it will hear why.
    return undefined;
  } finally {
    db?.close();
  }
}

function isUpToDate(db: Db): boolean {
  return (['main', 'mirror'] as const).every(
    (schema) => Number(db.pragma(`${schema}.user_version`, { simple: true })) === latestVersion(schema),
  );
}
