import { sql } from '../sqlite.ts';
import type { Migration } from './migration.ts';

/**
 * Less to write for each port of a large pull. The cards of one column that the same accounts hold are told apart by a
 * number (`shares`), which keeps how many they are and since when the oldest is there, so that one index places them;
 * and what is asked of the orders once in a while, after a whole pull or when a sub-account has another name, looks
 * through them instead of having two indexes kept.
 */
export const fewerIndexes: Migration = {
  version: 18,
  name: 'fewer-indexes',
  schema: 'mirror',
  up: (db) => {
    db.exec(sql`
      DROP INDEX mirror.orders_open;
      DROP INDEX mirror.orders_sub_account;
      DROP INDEX mirror.cards_place;
      DROP INDEX mirror.cards_age;
      DROP TABLE mirror.tallies;
      CREATE TABLE mirror.shares (
        id INTEGER PRIMARY KEY,
        state TEXT NOT NULL,
        accounts TEXT NOT NULL,
        n INTEGER NOT NULL,
        oldest TEXT,
        UNIQUE (state, accounts)
      ) STRICT;
      INSERT INTO mirror.shares (state, accounts, n, oldest)
        SELECT state, accounts, count(*), min(state_since) FROM mirror.cards GROUP BY state, accounts;
      ALTER TABLE mirror.cards ADD COLUMN share INTEGER NOT NULL DEFAULT 0;
      UPDATE mirror.cards SET share =
        (SELECT id FROM mirror.shares WHERE shares.state = cards.state AND shares.accounts = cards.accounts);
      CREATE INDEX mirror.cards_place ON cards (share, sort_key, id, state_since);
    `);
  },
};
