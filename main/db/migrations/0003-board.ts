import { sql } from '../sqlite.ts';
import type { Migration } from './migration.ts';

/** The view as cards; where each stands in which column; how many stand there. */
export const board: Migration = {
  version: 3,
  name: 'board',
  schema: 'mirror',
  up: (db) => {
    db.exec(sql`
      CREATE TABLE mirror.cards (
        id INTEGER PRIMARY KEY,
        port_request_id TEXT NOT NULL UNIQUE,
        state TEXT NOT NULL,
        state_since TEXT NOT NULL,
        sort_key TEXT NOT NULL,
        accounts TEXT NOT NULL,
        name_key TEXT NOT NULL,
        words TEXT NOT NULL,
        local INTEGER NOT NULL CHECK (local IN (0, 1)),
        search_hash TEXT NOT NULL,
        card TEXT NOT NULL
      ) STRICT;
      CREATE INDEX mirror.cards_name ON cards (name_key);
      CREATE INDEX mirror.cards_local ON cards (port_request_id) WHERE local = 1;

      CREATE TABLE mirror.placements (
        account_id TEXT NOT NULL,
        state TEXT NOT NULL,
        sort_key TEXT NOT NULL,
        card_id INTEGER NOT NULL,
        state_since TEXT NOT NULL,
        PRIMARY KEY (account_id, state, sort_key, card_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX mirror.placements_age ON placements (account_id, state, state_since);

      CREATE TABLE mirror.tallies (
        state TEXT NOT NULL,
        accounts TEXT NOT NULL,
        n INTEGER NOT NULL,
        PRIMARY KEY (state, accounts)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
