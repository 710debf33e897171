import { sql } from '../sqlite.ts';
import type { Migration } from './migration.ts';

/**
 * Several orders per port request: entries and deliveries name the order they are for, a delivery keeps the step it
 * came to, links tell which of them the agent made, and fields that no carrier keeps stay here.
 */
export const orders: Migration = {
  version: 5,
  name: 'orders',
  schema: 'main',
  up: (db) => {
    db.exec(sql`
      ALTER TABLE main.mutations ADD COLUMN remote_id TEXT;
      ALTER TABLE main.deliveries ADD COLUMN remote_id TEXT;
      ALTER TABLE main.deliveries ADD COLUMN mark TEXT;
      ALTER TABLE main.links ADD COLUMN joined INTEGER NOT NULL DEFAULT 0 CHECK (joined IN (0, 1));
      CREATE INDEX main.mutations_account_lane ON mutations (port_request_id, account_id, seq);
      CREATE TABLE main.own_fields (
        row INTEGER PRIMARY KEY,
        port_request_id TEXT NOT NULL UNIQUE,
        body TEXT NOT NULL
      ) STRICT;
    `);
  },
};
