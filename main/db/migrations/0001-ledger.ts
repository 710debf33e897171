import { sql } from '../sqlite.ts';
import { APPLICATION_ID, type Migration } from './migration.ts';

/** What the agent did and holds: nothing here can be fetched again. */
export const ledger: Migration = {
  version: 1,
  name: 'ledger',
  schema: 'main',
  up: (db) => {
    db.pragma(`main.application_id = ${APPLICATION_ID}`);
    db.exec(sql`
      CREATE TABLE main.ledger_meta (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        revision INTEGER NOT NULL,
        key_check TEXT NOT NULL
      ) STRICT;

      CREATE TABLE main.mutations (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        port_request_id TEXT NOT NULL,
        account_id TEXT NOT NULL,
        carrier TEXT NOT NULL,
        kind TEXT NOT NULL,
        delivery_id TEXT,
        status TEXT NOT NULL CHECK (status IN ('queued', 'sending', 'unknown', 'conflict', 'refused')),
        body TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        not_before TEXT,
        created_at TEXT NOT NULL,
        problem TEXT,
        conflicts TEXT
      ) STRICT;
      CREATE INDEX main.mutations_lane ON mutations (port_request_id, seq);
      CREATE INDEX main.mutations_account ON mutations (account_id);
      CREATE INDEX main.mutations_delivery ON mutations (delivery_id) WHERE delivery_id IS NOT NULL;

      CREATE TABLE main.attempts (
        id INTEGER PRIMARY KEY,
        mutation_id TEXT NOT NULL,
        n INTEGER NOT NULL,
        started_at TEXT NOT NULL,
        stamp TEXT,
        outcome TEXT CHECK (outcome IN ('later', 'unknown', 'refused', 'conflict'))
      ) STRICT;
      CREATE INDEX main.attempts_mutation ON attempts (mutation_id, id);

      CREATE TABLE main.documents (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        port_request_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        kind TEXT NOT NULL,
        kind_guessed INTEGER NOT NULL CHECK (kind_guessed IN (0, 1)),
        file_name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        added_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX main.documents_port_request ON documents (port_request_id);
      CREATE INDEX main.documents_hash ON documents (sha256);

      CREATE TABLE main.deliveries (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        document_id TEXT NOT NULL,
        port_request_id TEXT NOT NULL,
        account_id TEXT NOT NULL,
        carrier TEXT NOT NULL,
        step TEXT NOT NULL CHECK (step IN ('waiting', 'slot', 'stored', 'registered', 'confirmed')),
        remote_name TEXT,
        problem TEXT
      ) STRICT;
      CREATE INDEX main.deliveries_port_request ON deliveries (port_request_id);
      CREATE INDEX main.deliveries_document ON deliveries (document_id);
      CREATE INDEX main.deliveries_account ON deliveries (account_id);

      CREATE TABLE main.links (
        row INTEGER PRIMARY KEY,
        account_id TEXT NOT NULL,
        remote_id TEXT NOT NULL,
        port_request_id TEXT NOT NULL,
        UNIQUE (account_id, remote_id)
      ) STRICT;
      CREATE INDEX main.links_port_request ON links (port_request_id);
    `);
  },
};
