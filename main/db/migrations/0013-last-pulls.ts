import { sql } from '../sqlite.ts';
import type { Migration } from './migration.ts';

/** When each account was last read, so that an agent who starts without a network sees how old the board is. */
export const lastPulls: Migration = {
  version: 13,
  name: 'last-pulls',
  schema: 'mirror',
  up: (db) => {
    db.exec(sql`
      ALTER TABLE mirror.cursors ADD COLUMN pulled_at TEXT;
      ALTER TABLE mirror.cursors ADD COLUMN full_at TEXT;
    `);
  },
};
