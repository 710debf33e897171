import { hash } from 'node:crypto';
import type { PortRequestId } from '../../preload/contract/domain/ids.ts';
import type { CardRow } from '../core/board/card.ts';
import type { MirrorOrder } from '../core/interfaces/order.ts';
import type { PortRequestRecord } from '../core/interfaces/store.ts';
import { Places } from './places.ts';
import type { CardRecord } from './queries/cards.ts';
import type { SearchEntry } from './queries/search.ts';
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
    const places = new Places(tables);
    for (const id of list) {
      const old = tables.cards.ofPortRequest(id);
      const only = old ? undefined : alone?.get(id);
      const record = local.has(id) ? records.portRequest(id, 'drop') : records.mirroredOnly(id, 'drop', only);
      bringInLine(tables, places, old, record, record && cardOf(record));
    }
    places.writeCounts();
  };
}

function bringInLine(
  tables: Tables,
  places: Places,
  old: CardRecord | undefined,
  record: PortRequestRecord | undefined,
  row: CardRow | undefined,
): void {
  if (record && row) replace(tables, places, old, record, row);
  else if (old) {
    places.unplace(old);
    tables.index.remove(old.id);
    tables.cards.remove(old.id);
  }
}

type Fresh = Omit<CardRecord, 'id'>;

function replace(
  tables: Tables,
  places: Places,
  old: CardRecord | undefined,
  record: PortRequestRecord,
  row: CardRow,
): void {
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
  if (!old || !stays(old, fresh)) {
    if (old) places.unplace(old);
    places.place(id, fresh);
  }
  if (old?.searchHash === fresh.searchHash) return;
  if (old) tables.index.remove(id);
  tables.index.put(searchEntry(id, row.search, fresh.words));
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

function stays(old: CardRecord, fresh: Fresh): boolean {
  return (
    old.state === fresh.state &&
    old.sortKey === fresh.sortKey &&
    old.accounts === fresh.accounts &&
    old.stateSince === fresh.stateSince
  );
}

function searchEntry(cardId: number, search: CardRow['search'], words: string): SearchEntry {
  const numbers = search.numbers.map(digitsOf);
  const btn = digitsOf(search.btn);
  return { cardId, numbers, btn, words, grams: gramsDocument(btn === '' ? numbers : [...numbers, btn]) };
}

/** Each once: names say the same again and again. The BTN is found by its digits. */
function searchedWords({ name, reference, extra }: CardRow['search']): readonly string[] {
  return [...new Set(fold([name, reference, extra].join('\n')))];
}

function hashOf(search: CardRow['search']): string {
  return hash('sha256', JSON.stringify(search), 'base64').slice(0, 22);
}
