import type { FieldChanges, FieldName, PortFields } from '../../../preload/contract/domain/fields.ts';
import { FIELDS, withChanges } from '../../../preload/contract/domain/fields.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';
import type { Carriers } from '../interfaces/ports.ts';
import { isOpenCreate, type Wanted } from './edit-order.ts';
import type { FoldedOrder } from './fold.ts';
import type { Loaded } from './load.ts';
import { isKeptByAll } from './own-fields.ts';
import { isSame } from './target.ts';

/** Who takes what of an edit. */
export interface EditShare {
  readonly parts: readonly { readonly order: FoldedOrder; readonly part: Wanted }[];
  /** All fields that stay with us from now on; absent when they do not change. */
  readonly own?: PortFields;
  /** What nobody takes now, and why. */
  readonly refused: NonNullable<Problem['fields']>;
}

interface Holder {
  readonly order: FoldedOrder;
  readonly adapter: CarrierAdapter;
  /** No order yet: all of it may still change. */
  readonly draft: boolean;
  /** Its create may still be written anew. */
  readonly waits: boolean;
}

/** Divides an edit among the orders of a port, each by what its carrier keeps and still lets change. */
export function shareEdit({ folded, record }: Loaded, wanted: Wanted, carriers: Carriers): EditShare {
  const holders = folded.orders.flatMap((order): readonly Holder[] => {
    const adapter = carriers.of(order.carrier);
    const waits = record.mutations.some((entry) => isSame(entry, order) && isOpenCreate(entry));
    return adapter ? [{ order, adapter, draft: order.remoteId === undefined, waits }] : [];
  });
  const names = Object.keys(wanted.changes) as readonly FieldName[];
  const kept = names.filter((name) => holders.some((holder) => keeps(holder, name)));
  const adapters = holders.map(({ adapter }) => adapter);
  const ours = names.filter((name) => name in record.own || !isKeptByAll(name, adapters));
  return {
    parts: holders.map((holder) => ({ order: holder.order, part: partOf(holder, wanted, holders) })),
    ...(ours.length > 0 && { own: withChanges(record.own, only(wanted.changes, ours)) }),
    refused: { ...refusedFields(holders, kept), ...refusedNumbers(holders, wanted) },
  };
}

function keeps({ adapter }: Holder, name: FieldName): boolean {
  return adapter.capabilities.edits.fields.includes(name);
}

function takesFields({ order, adapter, draft }: Holder): boolean {
  return draft || adapter.capabilities.edits.fieldsIn.includes(order.state);
}

function takesNewNumbers({ order, adapter, draft }: Holder): boolean {
  return draft || adapter.capabilities.edits.addNumbersIn.includes(order.state);
}

function letsGo({ order, adapter, draft }: Holder): boolean {
  return draft || adapter.capabilities.edits.removeNumbersIn.includes(order.state);
}

function only(changes: FieldChanges, names: readonly FieldName[]): FieldChanges {
  return Object.fromEntries(names.map((name) => [name, changes[name]])) as FieldChanges;
}

function partOf(holder: Holder, { changes, add, remove }: Wanted, all: readonly Holder[]): Wanted {
  const names = (Object.keys(changes) as readonly FieldName[]).filter(
    // A create that waits is written anew: what it would send is what the agent sees.
    (name) => holder.waits || (takesFields(holder) && keeps(holder, name)),
  );
  // Of several orders at one account, the first that takes new numbers gets them.
  const { accountId } = holder.order;
  const taker = all.find((other) => other.order.accountId === accountId && takesNewNumbers(other));
  return {
    changes: only(changes, names),
    add: taker === holder ? add : [],
    remove: letsGo(holder) ? remove : [],
  };
}

function refusedFields(holders: readonly Holder[], kept: readonly FieldName[]): EditShare['refused'] {
  const refused: { [Name in FieldName]?: string } = {};
  for (const name of kept) {
    const keepers = holders.filter((holder) => keeps(holder, name));
    const [first] = keepers;
    if (!first || keepers.some(takesFields)) continue;
    const { adapter, order } = first;
    refused[name] =
      `${adapter.description.label} no longer changes “${FIELDS[name].label}” in ${STATE_LABELS[order.state]}.`;
  }
  return refused;
}

function refusedNumbers(holders: readonly Holder[], { add, remove }: Wanted): EditShare['refused'] {
  if (add.length > 0 && !holders.some(takesNewNumbers)) {
    return { numbers: `${labels(holders)} takes no further numbers here: open a new port request for them.` };
  }
  // Each number by itself: that one order lets go helps none that only another holds.
  for (const number of remove) {
    const having = holders.filter(({ order }) => order.numbers.includes(number));
    if (having.length > 0 && !having.some(letsGo)) {
      return { numbers: `${labels(having)} lets no numbers go here any more.` };
    }
  }
  return {};
}

/** Such as "Kazoo and Telnyx". */
function labels(holders: readonly Holder[]): string {
  return [...new Set(holders.map(({ adapter }) => adapter.description.label))].join(' and ');
}
