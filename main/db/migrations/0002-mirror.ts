import { sql } from '../sqlite.ts';
import { APPLICATION_ID, type Migration } from './migration.ts';

/** What carriers said: can always be fetched again. */
export const mirror: Migration = {
  version: 2,
  name: 'mirror',
  schema: 'mirror',
  up: (db) => {
    db.pragma(`mirror.application_id = ${APPLICATION_ID}`);
    db.exec(sql`
      CREATE TABLE mirror.mirror_meta (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        revision INTEGER NOT NULL,
        key_check TEXT NOT NULL
      ) STRICT;

      CREATE TABLE mirror.orders (
        id INTEGER PRIMARY KEY,
        account_id TEXT NOT NULL,
        remote_id TEXT NOT NULL,
        carrier TEXT NOT NULL,
        port_request_id TEXT NOT NULL,
        sub_account_id TEXT,
        state TEXT NOT NULL,
        state_since TEXT NOT NULL,
        hash TEXT NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (account_id, remote_id)
      ) STRICT;
      CREATE INDEX mirror.orders_port_request ON orders (port_request_id);
      CREATE INDEX mirror.orders_open ON orders (account_id) WHERE state NOT IN ('completed', 'canceled');
      CREATE INDEX mirror.orders_sub_account ON orders (account_id, sub_account_id)
        WHERE sub_account_id IS NOT NULL;

      CREATE TABLE mirror.seen (
        order_id INTEGER PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE,
        pull_id TEXT NOT NULL
      ) STRICT;

      CREATE TABLE mirror.timeline (
        order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
        entry_id TEXT NOT NULL,
        at TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (order_id, entry_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE mirror.sub_accounts (
        account_id TEXT NOT NULL,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (account_id, id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE mirror.cursors (
        account_id TEXT PRIMARY KEY,
        scope TEXT NOT NULL,
        position TEXT NOT NULL,
        complete INTEGER NOT NULL CHECK (complete IN (0, 1))
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
