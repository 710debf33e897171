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

/** A card that has no row yet. */
export type FreshCard = Omit<CardRecord, 'id'>;

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
      local, card, share)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (port_request_id) DO NOTHING`);
  const update = db.prepare<[CardRecord & { share: number }]>(sql`
    UPDATE cards SET state = :state, state_since = :stateSince, sort_key = :sortKey, accounts = :accounts,
      name_key = :nameKey, words = :words, numbers = :numbers, btn = :btn, local = :local, card = :card,
      share = :share
    WHERE id = :id`);
  const remove = db.prepare<[number]>(sql`DELETE FROM cards WHERE id = ?`);
  const page = db.prepare<(string | number)[], PlacedCard>(sql`
    SELECT id AS cardId, sort_key AS sortKey, card FROM cards
    WHERE share = ? AND (sort_key, id) > (?, ?) AND sort_key <= ?
    ORDER BY sort_key, id LIMIT ?`);
  return {
    ofPortRequest: (id: PortRequestId): CardRecord | undefined => ofPortRequest.get(id),
    /** In no order. */
    byIds: (ids: readonly number[]): readonly FoundCard[] => byIds.all(JSON.stringify(ids)),
    /** Nothing when the port request has a card already. */
    insert: (row: FreshCard, share: number): number | undefined => {
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
        share,
      );
      return changes === 0 ? undefined : Number(lastInsertRowid);
    },
    update: (row: CardRecord, share: number): void => void update.run({ ...row, share }),
    remove: (id: number): void => void remove.run(id),
    /** Those of a share, in the order of its column. */
    page: (share: number, { after, upTo, limit }: PlaceRange): readonly PlacedCard[] =>
      page.all(share, after.sortKey, after.cardId, upTo, limit),
  };
}

export interface FoundCard extends PlacedCard {
  readonly state: State;
  readonly stateSince: string;
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
