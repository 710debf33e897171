import { sql } from '../sqlite.ts';
import type { Migration } from './migration.ts';

/**
 * LOAs that were printed or signed. A port that is parted takes along those of its documents, under the same id. The body
 * is sealed: it holds hashes of what was printed, from which an account number could be guessed.
 */
export const loas: Migration = {
  version: 15,
  name: 'loas',
  schema: 'main',
  up: (db) => {
    db.exec(sql`
      CREATE TABLE main.loas (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        port_request_id TEXT NOT NULL,
        variant TEXT NOT NULL CHECK (variant IN ('local', 'toll-free', 'canada')),
        created_at TEXT NOT NULL,
        document_id TEXT,
        body TEXT NOT NULL,
        UNIQUE (id, port_request_id)
      ) STRICT;
      CREATE INDEX main.loas_port_request ON loas (port_request_id);
      CREATE INDEX main.loas_document ON loas (document_id) WHERE document_id IS NOT NULL;
    `);
  },
};
