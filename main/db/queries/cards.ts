import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
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
  /** Digits of its numbers with their country code, a blank before and after each. */
  readonly numbers: string;
  /** Digits of the BTN, or nothing. */
  readonly btn: string;
  /** 1 when something of it lives in the ledger. */
  readonly local: 0 | 1;
  /** JSON of `Card`. */
  readonly card: string;
}

const COLUMNS = sql`id, port_request_id AS portRequestId, state, state_since AS stateSince,
  sort_key AS sortKey, accounts, name_key AS nameKey, words, numbers, btn, local, card`;

export function cardQueries(db: Db) {
  const ofPortRequest = db.prepare<[string], CardRecord>(
    sql`SELECT ${COLUMNS} FROM cards WHERE port_request_id = ?`,
  );
  const byIds = db.prepare<[string], FoundCard>(sql`
    SELECT id AS cardId, state, state_since AS stateSince, sort_key AS sortKey, card
    FROM cards WHERE id IN (SELECT value FROM json_each(?))`);
  // By place, not by name: looking twelve names up costs more than the rest of the row.
  const insert = db.prepare<(string | number)[]>(sql`
    INSERT INTO cards (port_request_id, state, state_since, sort_key, accounts, name_key, words, numbers, btn,
      local, card)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (port_request_id) DO NOTHING`);
  const update = db.prepare<[CardRecord]>(sql`
    UPDATE cards SET state = :state, state_since = :stateSince, sort_key = :sortKey, accounts = :accounts,
      name_key = :nameKey, words = :words, numbers = :numbers, btn = :btn, local = :local, card = :card
    WHERE id = :id`);
  const remove = db.prepare<[number]>(sql`DELETE FROM cards WHERE id = ?`);
  const page = db.prepare<(string | number)[], PlacedCard>(sql`
    SELECT id AS cardId, sort_key AS sortKey, card FROM cards
    WHERE accounts = ? AND state = ? AND (sort_key, id) > (?, ?) AND sort_key <= ?
    ORDER BY sort_key, id LIMIT ?`);
  const oldest = db
    .prepare<[string, string], string | null>(
      sql`SELECT MIN(state_since) FROM cards WHERE accounts = ? AND state = ?`,
    )
    .pluck();
  return {
    ofPortRequest: (id: PortRequestId): CardRecord | undefined => ofPortRequest.get(id),
    /** In no order. */
    byIds: (ids: readonly number[]): readonly FoundCard[] => byIds.all(JSON.stringify(ids)),
    /** Nothing when the port request has a card already. */
    insert: (row: Omit<CardRecord, 'id'>): number | undefined => {
      const {
        portRequestId,
        state,
        stateSince,
        sortKey,
        accounts,
        nameKey,
        words,
        numbers,
        btn,
        local,
        card,
      } = row;
      const { changes, lastInsertRowid } = insert.run(
        portRequestId,
        state,
        stateSince,
        sortKey,
        accounts,
        nameKey,
        words,
        numbers,
        btn,
        local,
        card,
      );
      return changes === 0 ? undefined : Number(lastInsertRowid);
    },
    update: (row: CardRecord): void => void update.run(row),
    remove: (id: number): void => void remove.run(id),
    /** In a column's order, those that exactly these accounts hold. */
    page: ({ accounts, state }: Share, { after, upTo, limit }: PlaceRange): readonly PlacedCard[] =>
      page.all(accounts, state, after.sortKey, after.cardId, upTo, limit),
    oldest: ({ accounts, state }: Share): string | undefined => oldest.get(accounts, state) ?? undefined,
  };
}

export interface FoundCard extends PlacedCard {
  readonly state: State;
  readonly stateSince: string;
}

/** The cards of one column that the same accounts hold. Each card is in one share. */
export interface Share {
  readonly state: State;
  /** JSON list, as in `CardRecord`. */
  readonly accounts: string;
}

/** A card and where it stands in its column. */
export interface PlacedCard {
  readonly cardId: number;
  readonly sortKey: string;
  readonly card: string;
}

/** Places behind `after`, up to and with a sort key. */
export interface PlaceRange {
  readonly after: Omit<PlacedCard, 'card'>;
  readonly upTo: string;
  readonly limit: number;
}

export interface Tally extends Share {
  readonly n: number;
}

/** How many cards each share has: exact for any filter, whatever the number of ports. */
export function tallyQueries(db: Db) {
  const add = db.prepare<[string, string, number]>(sql`
    INSERT INTO tallies (state, accounts, n) VALUES (?, ?, ?)
    ON CONFLICT (state, accounts) DO UPDATE SET n = n + excluded.n`);
  const all = db.prepare<[], Tally>(sql`SELECT state, accounts, n FROM tallies WHERE n > 0 ORDER BY n DESC`);
  return {
    add: ({ state, accounts }: Share, change: number): void => void add.run(state, accounts, change),
    /** The largest first. */
    all: (): readonly Tally[] => all.all(),
  };
}
