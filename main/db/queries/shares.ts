import type { State } from '../../../preload/contract/domain/states.ts';
import { type Db, sql } from '../sqlite.ts';

/** The cards of one column that the same accounts hold. Each card is in one share. */
export interface Share {
  readonly state: State;
  /** JSON list, as in `CardRecord`. */
  readonly accounts: string;
}

export interface Tally extends Share {
  readonly id: number;
  readonly n: number;
  /** Since when its oldest card has been in the state. */
  readonly oldest: string | null;
}

/** How many cards each share has, and how old they are: exact for any filter, whatever the number of ports. */
export function shareQueries(db: Db) {
  const find = db
    .prepare<[string, string], number>(sql`SELECT id FROM shares WHERE state = ? AND accounts = ?`)
    .pluck();
  const create = db.prepare<[string, string]>(sql`INSERT INTO shares (state, accounts, n) VALUES (?, ?, 0)`);
  const change = db.prepare<[{ id: number; by: number; since: string | null }]>(sql`
    UPDATE shares SET n = n + :by, oldest = min(coalesce(oldest, :since), coalesce(:since, oldest)) WHERE id = :id`);
  const lookForOldest = db.prepare<[number, string]>(sql`
    UPDATE shares SET oldest = (SELECT min(state_since) FROM cards WHERE share = shares.id)
    WHERE id = ? AND oldest >= ?`);
  const all = db.prepare<[], Tally>(
    sql`SELECT id, state, accounts, n, oldest FROM shares WHERE n > 0 ORDER BY n DESC`,
  );
  return {
    /** It is made when there is none. */
    idOf: ({ state, accounts }: Share): number =>
      find.get(state, accounts) ?? Number(create.run(state, accounts).lastInsertRowid),
    /** `since`: when the oldest of those that came entered the state. */
    change: (id: number, by: number, since: string | undefined): void =>
      void change.run({ id, by, since: since ?? null }),
    /** Cards left, the oldest of which was there since `left`: if none was older, another is the oldest now. */
    lookForOldest: (id: number, left: string): void => void lookForOldest.run(id, left),
    /** The largest first. */
    all: (): readonly Tally[] => all.all(),
  };
}

export type ShareQueries = ReturnType<typeof shareQueries>;
