import { sql } from '../sqlite.ts';
import type { Migration } from './migration.ts';

/**
 * What a card is found by stands in the card itself, so that the indexes of a large pull can be made behind it
 * (`search/behind.ts`): they know the cards up to `indexed`, and `loose` of them since they were last settled.
 */
export const searchBehind: Migration = {
  version: 16,
  name: 'search-behind',
  schema: 'mirror',
  up: (db) => {
    db.exec(sql`
      ALTER TABLE mirror.cards ADD COLUMN numbers TEXT NOT NULL DEFAULT '';
      ALTER TABLE mirror.cards ADD COLUMN btn TEXT NOT NULL DEFAULT '';
      UPDATE mirror.cards SET
        numbers = coalesce(
          (SELECT ' ' || group_concat(digits, ' ') || ' ' FROM mirror.digits WHERE card_id = cards.id AND btn = 0), ''),
        btn = coalesce((SELECT digits FROM mirror.digits WHERE card_id = cards.id AND btn = 1), '');
      CREATE TABLE mirror.search_state (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        indexed INTEGER NOT NULL,
        loose INTEGER NOT NULL
      ) STRICT;
      INSERT INTO mirror.search_state (id, indexed, loose)
        VALUES (1, (SELECT coalesce(max(id), 0) FROM mirror.cards), 0);
    `);
  },
};
