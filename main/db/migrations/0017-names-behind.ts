import { sql } from '../sqlite.ts';
import type { Migration } from './migration.ts';

/** Names are indexed behind a large pull like all else that a card is found by (0016), in a table of their own. */
export const namesBehind: Migration = {
  version: 17,
  name: 'names-behind',
  schema: 'mirror',
  up: (db) => {
    db.exec(sql`
      DROP INDEX mirror.cards_name;
      CREATE TABLE mirror.names (card_id INTEGER PRIMARY KEY, name_key TEXT NOT NULL) STRICT;
      INSERT INTO mirror.names (card_id, name_key)
        SELECT id, name_key FROM mirror.cards WHERE id <= (SELECT indexed FROM mirror.search_state);
      CREATE INDEX mirror.names_key ON names (name_key);
    `);
  },
};
