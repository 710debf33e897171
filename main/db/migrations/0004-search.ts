import { sql } from '../sqlite.ts';
import type { Migration } from './migration.ts';

/**
 * Numbers by their digits, and two indexes by content whose rows are cards: words as trigrams; digits in runs of three,
 * four and six (`search/grams.ts`), since trigrams alone would meet in far too many cards at a million numbers.
 */
export const search: Migration = {
  version: 4,
  name: 'search',
  schema: 'mirror',
  up: (db) => {
    db.exec(sql`
      CREATE TABLE mirror.digits (
        card_id INTEGER NOT NULL,
        digits TEXT NOT NULL,
        btn INTEGER NOT NULL CHECK (btn IN (0, 1)),
        PRIMARY KEY (card_id, digits, btn)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX mirror.digits_value ON digits (digits);

      CREATE VIRTUAL TABLE mirror.search_text USING fts5(
        words, content='', contentless_delete=1, tokenize='trigram case_sensitive 1'
      );
      CREATE VIRTUAL TABLE mirror.search_digits USING fts5(
        grams, content='', contentless_delete=1, detail=none, tokenize='ascii'
      );
    `);
  },
};
