import { sql } from '../sqlite.ts';
import type { Migration } from './migration.ts';

/**
 * Fewer rows for each port: a card stands in its column by two indexes of its own instead of two rows for each account,
 * is compared with what it is found by instead of with a hash of it, and an order tells which pull brought it.
 */
export const shares: Migration = {
  version: 11,
  name: 'shares',
  schema: 'mirror',
  up: (db) => {
    db.exec(sql`
      DROP TABLE mirror.placements;
      ALTER TABLE mirror.cards DROP COLUMN search_hash;
      CREATE INDEX mirror.cards_place ON cards (accounts, state, sort_key);
      CREATE INDEX mirror.cards_age ON cards (accounts, state, state_since);
      ALTER TABLE mirror.orders ADD COLUMN found_by TEXT;
    `);
  },
};
