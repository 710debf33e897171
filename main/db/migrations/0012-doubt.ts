import { sql } from '../sqlite.ts';
import type { Migration } from './migration.ts';

/**
 * Nothing twice: an entry remembers that an attempt may have been carried out although nobody could tell, and an attempt
 * what of a comment's words stood at the carrier before it (JSON, a list of ids).
 */
export const doubt: Migration = {
  version: 12,
  name: 'doubt',
  schema: 'main',
  up: (db) => {
    db.exec(sql`
      ALTER TABLE main.mutations ADD COLUMN doubt TEXT CHECK (doubt IN ('open', 'agreed'));
      ALTER TABLE main.attempts ADD COLUMN seen TEXT;
    `);
  },
};
