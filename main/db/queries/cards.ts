import type { AccountId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { type Db, sql } from '../sqlite.ts';

export interface CardRecord {
  readonly id: number;
  readonly portRequestId: PortRequestId;
  readonly state: State;
  readonly stateSince: string;
  readonly sortKey: string;
  /** JSON list of the accounts that hold it, sorted. */
  readonly accounts: string;
  /** The name's folded words. */
  readonly nameKey: string;
  /** What the index of words holds of it. */
  readonly words: string;
  /** 1 when something of it lives in the ledger. */
  readonly local: 0 | 1;
  readonly searchHash: string;
  /** JSON of `Card`. */
  readonly card: string;
}

const COLUMNS = sql`id, port_request_id AS portRequestId, state, state_since AS stateSince,
  sort_key AS sortKey, accounts, name_key AS nameKey, words, local, search_hash AS searchHash, card`;

export function cardQueries(db: Db) {
  const ofPortRequest = db.prepare<[string], CardRecord>(
    sql`SELECT ${COLUMNS} FROM cards WHERE port_request_id = ?`,
  );
  const byIds = db.prepare<[string], FoundCard>(sql`
    SELECT id AS cardId, state, state_since AS stateSince, sort_key AS sortKey, card
    FROM cards WHERE id IN (SELECT value FROM json_each(?))`);
  // By place, not by name: looking ten names up costs more than the rest of the row.
  const insert = db.prepare<(string | number)[]>(sql`
    INSERT INTO cards (port_request_id, state, state_since, sort_key, accounts, name_key, words,
      local, search_hash, card)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const update = db.prepare<[CardRecord]>(sql`
    UPDATE cards SET state = :state, state_since = :stateSince, sort_key = :sortKey, accounts = :accounts,
      name_key = :nameKey, words = :words, local = :local, search_hash = :searchHash, card = :card
    WHERE id = :id`);
  const remove = db.prepare<[number]>(sql`DELETE FROM cards WHERE id = ?`);
  return {
    ofPortRequest: (id: PortRequestId): CardRecord | undefined => ofPortRequest.get(id),
    /** In no order. */
    byIds: (ids: readonly number[]): readonly FoundCard[] => byIds.all(JSON.stringify(ids)),
    insert: (row: Omit<CardRecord, 'id'>): number => {
      const { portRequestId, state, stateSince, sortKey, accounts, nameKey, words, local, searchHash, card } =
        row;
      const { lastInsertRowid } = insert.run(
        portRequestId,
        state,
        stateSince,
        sortKey,
        accounts,
        nameKey,
        words,
        local,
        searchHash,
        card,
      );
      return Number(lastInsertRowid);
    },
    update: (row: CardRecord): void => void update.run(row),
    remove: (id: number): void => void remove.run(id),
  };
}

export interface FoundCard extends PlacedCard {
  readonly state: State;
  readonly stateSince: string;
}

/** Stands for all accounts. */
export const ALL = '';

export interface Placement {
  readonly accountId: AccountId;
  readonly state: State;
  readonly sortKey: string;
  readonly cardId: number;
  readonly stateSince: string;
}

export interface PlacedCard {
  readonly cardId: number;
  readonly sortKey: string;
  readonly card: string;
}

/** Where cards stand: one row for each account that holds one, and one for all accounts. */
export function placementQueries(db: Db) {
  const insert = db.prepare<[string, string, string, number, string]>(
    sql`INSERT INTO placements (account_id, state, sort_key, card_id, state_since) VALUES (?, ?, ?, ?, ?)`,
  );
  const remove = db.prepare<[string, string, string, number]>(
    sql`DELETE FROM placements WHERE account_id = ? AND state = ? AND sort_key = ? AND card_id = ?`,
  );
  const page = db.prepare<[string, string, string, number, number], PlacedCard>(sql`
    SELECT p.card_id AS cardId, p.sort_key AS sortKey, c.card
    FROM placements p JOIN cards c ON c.id = p.card_id
    WHERE p.account_id = ? AND p.state = ? AND (p.sort_key, p.card_id) > (?, ?)
    ORDER BY p.sort_key, p.card_id LIMIT ?`);
  const oldest = db
    .prepare<[string, string], string>(sql`
      SELECT state_since FROM placements WHERE account_id = ? AND state = ? ORDER BY state_since LIMIT 1`)
    .pluck();
  return {
    insert: (row: Placement): void =>
      void insert.run(row.accountId, row.state, row.sortKey, row.cardId, row.stateSince),
    remove: (row: Placement): void => void remove.run(row.accountId, row.state, row.sortKey, row.cardId),
    page: (
      accountId: AccountId,
      state: State,
      after: { readonly sortKey: string; readonly cardId: number },
      limit: number,
    ): readonly PlacedCard[] => page.all(accountId, state, after.sortKey, after.cardId, limit),
    oldest: (accountId: AccountId, state: State): string | undefined => oldest.get(accountId, state),
  };
}

/** How many cards stand in a column for each set of accounts: exact for any filter, whatever the number of ports. */
export function tallyQueries(db: Db) {
  const add = db.prepare<[string, string, number]>(sql`
    INSERT INTO tallies (state, accounts, n) VALUES (?, ?, ?)
    ON CONFLICT (state, accounts) DO UPDATE SET n = n + excluded.n`);
  const all = db.prepare<[], { state: State; accounts: string; n: number }>(
    sql`SELECT state, accounts, n FROM tallies WHERE n > 0`,
  );
  return {
    add: (state: State, accounts: string, change: number): void => void add.run(state, accounts, change),
    all: () => all.all(),
  };
}
