import { sql } from '../sqlite.ts';
import type { Migration } from './migration.ts';

/**
 * Made for pulls of 100,000 ports: the index of words keeps no positions, which no query asks for and which were most
 * of it.
 */
export const firstPull: Migration = {
  version: 10,
  name: 'first-pull',
  schema: 'mirror',
  up: (db) => {
    db.exec(sql`
      DROP TABLE mirror.search_text;
      CREATE VIRTUAL TABLE mirror.search_text USING fts5(
        words, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1'
      );
      INSERT INTO mirror.search_text (rowid, words) SELECT id, words FROM mirror.cards;
    `);
  },
};
