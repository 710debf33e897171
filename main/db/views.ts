import type { PortRequestId } from '../../preload/contract/domain/ids.ts';
import type { CardRow } from '../core/board/card.ts';
import type { MirrorOrder } from '../core/interfaces/order.ts';
import type { PortRequestRecord } from '../core/interfaces/store.ts';
import { type CardOf, cardRecord } from './card-record.ts';
import type { CardRecord, FreshCard } from './queries/cards.ts';
import type { Named, Records } from './records.ts';
import { Indexing } from './search/indexing.ts';
import { Shares } from './shares.ts';
import type { Tables } from './tables.ts';

/**
 * Brings the cards of these port requests in line with mirror and ledger; writes only what differs. `alone`: the only
 * order of a port request that is new, so that it need not be read back. `cards`: the same, where the card is made.
 */
export type RefreshViews = (
  ids: Iterable<PortRequestId>,
  alone?: ReadonlyMap<PortRequestId, MirrorOrder>,
  cards?: ReadonlyMap<PortRequestId, FreshCard>,
) => void;

const MANY = 50;

export function createViews(tables: Tables, records: Records, cardOf: CardOf): RefreshViews {
  return (ids, alone, cards) => {
    const list = [...ids];
    // What brings its cards along is a page of a first pull: thousands more follow.
    const isMany = list.length > MANY || (cards !== undefined && cards.size > 0);
    // A pull touches thousands of which the ledger holds nothing: asking once is cheaper than asking for each.
    const local = new Set(isMany ? tables.ledger.withEntries() : list);
    const index = new Indexing(tables.index, !isMany);
    const view: Views = { tables, index, shares: new Shares(tables.shares) };
    const named: Named = new Map();
    const isEntered = (id: PortRequestId): boolean => {
      const ready = cards?.get(id);
      if (ready) return insert(view, ready);
      const only = alone?.get(id);
      return only !== undefined && enter(view, records.mirroredOnly(id, 'drop', named, only), cardOf);
    };
    for (const id of list) {
      const isLocal = local.has(id);
      if (!isLocal && isEntered(id)) continue;
      const record = isLocal ? records.portRequest(id, 'drop') : records.mirroredOnly(id, 'drop', named);
      bringInLine(view, tables.cards.ofPortRequest(id), record, record && cardOf(record));
    }
    view.shares.write();
    index.end();
  };
}

interface Views {
  readonly tables: Tables;
  readonly index: Indexing;
  readonly shares: Shares;
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
    view.shares.left(old);
    view.index.removed(old.id);
    view.tables.cards.remove(old.id);
  }
}

function insert({ tables, index, shares }: Views, fresh: FreshCard): boolean {
  const id = tables.cards.insert(fresh, shares.idOf(fresh));
  if (id === undefined) return false;
  shares.came(fresh);
  index.added({ ...fresh, id });
  return true;
}

function replace({ tables, index, shares }: Views, old: CardRecord, fresh: FreshCard): void {
  if (!same(old, fresh)) tables.cards.update({ ...fresh, id: old.id }, shares.idOf(fresh));
  if (!isCountedAlike(old, fresh)) {
    shares.left(old);
    shares.came(fresh);
  }
  if (!isFoundAlike(old, fresh)) index.changed({ ...fresh, id: old.id });
}

function same(old: CardRecord, fresh: FreshCard): boolean {
  return (
    old.card === fresh.card &&
    isFoundAlike(old, fresh) &&
    old.sortKey === fresh.sortKey &&
    old.local === fresh.local &&
    old.accounts === fresh.accounts
  );
}

function isCountedAlike(old: FreshCard, fresh: FreshCard): boolean {
  return old.state === fresh.state && old.accounts === fresh.accounts && old.stateSince === fresh.stateSince;
}

function isFoundAlike(old: FreshCard, fresh: FreshCard): boolean {
  return (
    old.nameKey === fresh.nameKey &&
    old.words === fresh.words &&
    old.numbers === fresh.numbers &&
    old.btn === fresh.btn
  );
}
