import { join } from 'node:path';
import type { Board } from '../../preload/contract/domain/board.ts';
import { CARDS_PER_COLUMN } from '../core/interfaces/store.ts';
import { isSuspect, LEDGER, MIRROR } from './files.ts';
import { wholeBoard } from './handlers/board.ts';
import type { Json } from './json.ts';
import { latestVersion } from './migrations/index.ts';
import { cardQueries, tallyQueries } from './queries/cards.ts';
import { metaQueries } from './queries/meta.ts';
import { type Db, type Sqlite, sql } from './sqlite.ts';

/**
 * The board as the last run left it, read before the key is there: cards hold nothing that is sealed. `undefined` where
 * opening the database would change what it shows, or when it can't be read.
 */
export function readFirstBoard(sqlite: Sqlite, folder: string): Json<Board> | undefined {
  if (isSuspect(folder)) return undefined;
  let db: Db | undefined;
  try {
    db = new sqlite(join(folder, LEDGER), { readonly: true, timeout: 5000 });
    db.prepare(sql`ATTACH ? AS mirror`).run(join(folder, MIRROR));
    if (!isUpToDate(db) || metaQueries(db).viewsAreOld()) return undefined;
    return wholeBoard({ cards: cardQueries(db), tallies: tallyQueries(db) }, undefined, CARDS_PER_COLUMN);
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
