import { sql } from '../sqlite.ts';
import type { Migration } from './migration.ts';

/** Both sides' values of a field that the agent and a carrier changed, and whose value stayed: what gave way is not lost. */
export const history: Migration = {
  version: 14,
  name: 'history',
  schema: 'main',
  up: (db) => {
    db.exec(sql`
      CREATE TABLE main.history (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        port_request_id TEXT NOT NULL,
        account_id TEXT NOT NULL,
        carrier TEXT NOT NULL,
        remote_id TEXT,
        happened_at TEXT NOT NULL,
        field TEXT NOT NULL,
        kept TEXT NOT NULL CHECK (kept IN ('mine', 'theirs')),
        by TEXT NOT NULL CHECK (by IN ('agent', 'merge')),
        sides TEXT NOT NULL
      ) STRICT;
      CREATE INDEX main.history_port_request ON history (port_request_id);
      CREATE INDEX main.history_account ON history (account_id, remote_id);
    `);
  },
};
