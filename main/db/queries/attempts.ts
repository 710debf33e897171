import type { MutationId } from '../../../preload/contract/domain/ids.ts';
import type { Attempt } from '../../core/interfaces/mutation.ts';
import { type Db, sql } from '../sqlite.ts';

/** How an attempt ended; `null` while nobody knows. */
export type AttemptOutcome = 'later' | 'unknown' | 'refused' | 'conflict' | null;

export interface AttemptRow {
  readonly n: number;
  readonly startedAt: string;
  readonly stamp: string | null;
  /** JSON. */
  readonly seen: string | null;
  readonly outcome: AttemptOutcome;
}

export function attemptQueries(db: Db) {
  const insert = db.prepare<[string, number, string, string | null, string | null]>(
    sql`INSERT INTO attempts (mutation_id, n, started_at, stamp, seen) VALUES (?, ?, ?, ?, ?)`,
  );
  const last = db.prepare<[string], AttemptRow>(sql`
    SELECT n, started_at AS startedAt, stamp, seen, outcome FROM attempts
    WHERE mutation_id = ? ORDER BY id DESC LIMIT 1`);
  const end = db.prepare<[AttemptOutcome, string]>(sql`
    UPDATE attempts SET outcome = ?
    WHERE id = (SELECT MAX(id) FROM attempts WHERE mutation_id = ?)`);
  const remove = db.prepare<[string]>(sql`DELETE FROM attempts WHERE mutation_id = ?`);
  return {
    insert: (id: MutationId, { n, startedAt, stamp, seen }: Attempt): void =>
      void insert.run(id, n, startedAt, stamp ?? null, seen ? JSON.stringify(seen) : null),
    last: (id: MutationId): AttemptRow | undefined => last.get(id),
    /** Writes the outcome of the last attempt. */
    end: (id: MutationId, outcome: AttemptOutcome): void => void end.run(outcome, id),
    removeAll: (id: MutationId): void => void remove.run(id),
  };
}
