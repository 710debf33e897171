import { hash } from 'node:crypto';
import type { PortRequestId } from '../../preload/contract/domain/ids.ts';
import type { CardRow } from '../core/board/card.ts';
import type { MirrorOrder } from '../core/interfaces/order.ts';
import type { PortRequestRecord } from '../core/interfaces/store.ts';
import { ALL, type CardRecord } from './queries/cards.ts';
import type { Records } from './records.ts';
import { gramsDocument, wordsDocument } from './search/grams.ts';
import { digitsOf, fold } from './search/terms.ts';
import type { Tables } from './tables.ts';

export type CardOf = (record: PortRequestRecord) => CardRow | undefined;

/**
 * Brings the cards of these port requests in line with mirror and ledger; writes only what differs. `alone`: the only
 * order of a port request that is new, so that it need not be read back.
 */
export type RefreshViews = (
  ids: Iterable<PortRequestId>,
  alone?: ReadonlyMap<PortRequestId, MirrorOrder>,
) => void;

const MANY = 50;

export function createViews(tables: Tables, records: Records, cardOf: CardOf): RefreshViews {
  return (ids, alone) => {
    // A pull touches thousands of which the ledger holds nothing: asking once is cheaper than asking for each.
    const list = [...ids];
    const local = new Set(list.length > MANY ? tables.ledger.withEntries() : list);
    for (const id of list) {
      const old = tables.cards.ofPortRequest(id);
      const only = old ? undefined : alone?.get(id);
      const record = local.has(id) ? records.portRequest(id, 'drop') : records.mirroredOnly(id, 'drop', only);
      bringInLine(tables, old, record, record && cardOf(record));
    }
  };
}

function bringInLine(
  tables: Tables,
  old: CardRecord | undefined,
  record: PortRequestRecord | undefined,
  row: CardRow | undefined,
): void {
  if (record && row) replace(tables, old, record, row);
  else if (old) remove(tables, old);
}

type Fresh = Omit<CardRecord, 'id'>;

function replace(tables: Tables, old: CardRecord | undefined, record: PortRequestRecord, row: CardRow): void {
  const { card, sortKey } = row;
  const fresh: Fresh = {
    portRequestId: record.id,
    state: card.state,
    stateSince: card.stateSince,
    sortKey,
    accounts: JSON.stringify([...new Set(card.carriers.map(({ accountId }) => accountId))].sort()),
    nameKey: fold(row.search.name).join(' '),
    words: wordsDocument(searchedWords(row.search)),
    local: record.mutations.length > 0 || record.documents.length > 0 ? 1 : 0,
    searchHash: hashOf(row.search),
    card: JSON.stringify(card),
  };
  if (old && same(old, fresh)) return;
  let id = old?.id;
  if (id === undefined) id = tables.cards.insert(fresh);
  else tables.cards.update({ ...fresh, id });
  place(tables, id, old, fresh);
  if (old?.searchHash !== fresh.searchHash) index(tables, id, old !== undefined, row.search, fresh.words);
}

function same(old: CardRecord, fresh: Fresh): boolean {
  return (
    old.card === fresh.card &&
    old.searchHash === fresh.searchHash &&
    old.sortKey === fresh.sortKey &&
    old.local === fresh.local &&
    old.accounts === fresh.accounts
  );
}

function place(tables: Tables, id: number, old: CardRecord | undefined, fresh: Fresh): void {
  const stays =
    old?.state === fresh.state &&
    old.sortKey === fresh.sortKey &&
    old.accounts === fresh.accounts &&
    old.stateSince === fresh.stateSince;
  if (stays) return;
  if (old) unplace(tables, old);
  for (const accountId of holders(fresh.accounts)) {
    const { state, sortKey, stateSince } = fresh;
    tables.placements.insert({ accountId, state, sortKey, cardId: id, stateSince });
  }
  tables.tallies.add(fresh.state, fresh.accounts, 1);
}

function unplace(tables: Tables, old: CardRecord): void {
  for (const accountId of holders(old.accounts)) {
    const { state, sortKey, stateSince } = old;
    tables.placements.remove({ accountId, state, sortKey, cardId: old.id, stateSince });
  }
  tables.tallies.add(old.state, old.accounts, -1);
}

function holders(accounts: string): readonly string[] {
  return [ALL, ...(JSON.parse(accounts) as readonly string[])];
}

function remove(tables: Tables, old: CardRecord): void {
  unplace(tables, old);
  tables.index.remove(old.id);
  tables.cards.remove(old.id);
}

function index(
  tables: Tables,
  cardId: number,
  known: boolean,
  search: CardRow['search'],
  words: string,
): void {
  if (known) tables.index.remove(cardId);
  const numbers = search.numbers.map(digitsOf);
  const btn = digitsOf(search.btn);
  tables.index.put({
    cardId,
    numbers,
    btn,
    words,
    grams: gramsDocument(btn === '' ? numbers : [...numbers, btn]),
  });
}

/** Each once: names say the same again and again. The BTN is found by its digits. */
function searchedWords({ name, reference, extra }: CardRow['search']): readonly string[] {
  return [...new Set(fold([name, reference, extra].join('\n')))];
}

function hashOf(search: CardRow['search']): string {
  return hash('sha256', JSON.stringify(search), 'base64').slice(0, 22);
}
