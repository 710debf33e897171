import { type Db, sql } from '../sqlite.ts';

interface Meta {
  readonly revision: number;
  readonly keyCheck: string;
}

/** Every write to the ledger raises the revision in both files; after a power cut between the two they differ. */
export function metaQueries(db: Db) {
  const readLedger = db.prepare<[], Meta>(
    sql`SELECT revision, key_check AS keyCheck FROM ledger_meta WHERE id = 1`,
  );
  const readMirror = db.prepare<[], Meta>(
    sql`SELECT revision, key_check AS keyCheck FROM mirror_meta WHERE id = 1`,
  );
  const addLedger = db.prepare<[string]>(
    sql`INSERT INTO ledger_meta (id, revision, key_check) VALUES (1, 0, ?) ON CONFLICT DO NOTHING`,
  );
  const addMirror = db.prepare<[string]>(
    sql`INSERT INTO mirror_meta (id, revision, key_check) VALUES (1, -1, ?) ON CONFLICT DO NOTHING`,
  );
  const raise = db.prepare(sql`UPDATE ledger_meta SET revision = revision + 1 WHERE id = 1`);
  const follow = db.prepare(
    sql`UPDATE mirror_meta SET revision = (SELECT revision FROM ledger_meta WHERE id = 1) WHERE id = 1`,
  );
  return {
    begin: (keyCheck: string): void => {
      addLedger.run(keyCheck);
      addMirror.run(keyCheck);
    },
    /** Of the ledger as it is on the disk. */
    revision: (): number | undefined => readLedger.get()?.revision,
    /** The views in the mirror were computed from another state of the ledger. */
    viewsAreOld: (): boolean => readLedger.get()?.revision !== readMirror.get()?.revision,
    raise: (): void => {
      raise.run();
      follow.run();
    },
  };
}
