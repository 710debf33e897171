import type { PortRequestId } from '../../preload/contract/domain/ids.ts';
import type { CardRow } from '../core/board/card.ts';
import type { MirrorOrder } from '../core/interfaces/order.ts';
import type { PortRequestRecord } from '../core/interfaces/store.ts';
import { Counts } from './counts.ts';
import type { CardRecord } from './queries/cards.ts';
import type { Named, Records } from './records.ts';
import { numbersDocument, wordsDocument } from './search/grams.ts';
import { Indexing } from './search/indexing.ts';
import { digitsOf, fold, foldShared } from './search/terms.ts';
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
    const index = new Indexing(tables.index, list.length <= MANY);
    const view: Views = { tables, index, counts: new Counts(tables.tallies) };
    const named: Named = new Map();
    for (const id of list) {
      const only = local.has(id) ? undefined : alone?.get(id);
      if (only && enter(view, records.mirroredOnly(id, 'drop', named, only), cardOf)) continue;
      const record = local.has(id)
        ? records.portRequest(id, 'drop')
        : records.mirroredOnly(id, 'drop', named);
      bringInLine(view, tables.cards.ofPortRequest(id), record, record && cardOf(record));
    }
    view.counts.write();
    index.end();
  };
}

interface Views {
  readonly tables: Tables;
  readonly index: Indexing;
  readonly counts: Counts;
}

/** The card of what is new; `false` when there is one already, so that it must be compared. */
function enter(view: Views, record: PortRequestRecord | undefined, cardOf: CardOf): boolean {
  if (!record) return false;
  const row = cardOf(record);
  return row !== undefined && insert(view, cardRecord(record, row));
}

function bringInLine(
  view: Views,
  old: CardRecord | undefined,
  record: PortRequestRecord | undefined,
  row: CardRow | undefined,
): void {
  if (record && row) {
    const fresh = cardRecord(record, row);
    if (old) replace(view, old, fresh);
    else insert(view, fresh);
  } else if (old) {
    view.counts.remove(old);
    view.index.removed(old.id);
    view.tables.cards.remove(old.id);
  }
}

type Fresh = Omit<CardRecord, 'id'>;

function cardRecord(record: PortRequestRecord, { card, sortKey, search }: CardRow): Fresh {
  const name = fold(search.name);
  return {
    portRequestId: record.id,
    state: card.state,
    stateSince: card.stateSince,
    sortKey,
    accounts: JSON.stringify([...new Set(card.carriers.map(({ accountId }) => accountId))].sort()),
    nameKey: name.join(' '),
    words: wordsDocument(searchedWords(name, search)),
    numbers: numbersDocument(search.numbers.map(digitsOf)),
    btn: digitsOf(search.btn),
    local: record.mutations.length > 0 || record.documents.length > 0 ? 1 : 0,
    card: JSON.stringify(card),
  };
}

function insert({ tables, index, counts }: Views, fresh: Fresh): boolean {
  const id = tables.cards.insert(fresh);
  if (id === undefined) return false;
  counts.add(fresh);
  index.added({ ...fresh, id });
  return true;
}

function replace({ tables, index, counts }: Views, old: CardRecord, fresh: Fresh): void {
  if (!same(old, fresh)) tables.cards.update({ ...fresh, id: old.id });
  if (old.state !== fresh.state || old.accounts !== fresh.accounts) {
    counts.remove(old);
    counts.add(fresh);
  }
  if (!isFoundAlike(old, fresh)) index.changed({ ...fresh, id: old.id });
}

function same(old: CardRecord, fresh: Fresh): boolean {
  return (
    old.card === fresh.card &&
    isFoundAlike(old, fresh) &&
    old.sortKey === fresh.sortKey &&
    old.local === fresh.local &&
    old.accounts === fresh.accounts
  );
}

function isFoundAlike(old: Fresh, fresh: Fresh): boolean {
  return old.words === fresh.words && old.numbers === fresh.numbers && old.btn === fresh.btn;
}

/** Each once: names say the same again and again. The BTN is found by its digits. */
function searchedWords(name: readonly string[], { reference, extra }: CardRow['search']): readonly string[] {
  return [...new Set([...name, ...fold(reference), ...extra.flatMap(foldShared)])];
}
