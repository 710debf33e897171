import {
  FIELD_NAMES,
  FIELDS,
  type FieldName,
  type PortFields,
  withChanges,
} from '../../../preload/contract/domain/fields.ts';
import type {
  AccountId,
  CarrierId,
  E164,
  PortRequestId,
  RemoteId,
} from '../../../preload/contract/domain/ids.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { Instant, ZonedTime } from '../../../preload/contract/domain/time.ts';
import type { EditBody, MoveBody, Mutation } from '../interfaces/mutation.ts';
import type { MirrorOrder } from '../interfaces/order.ts';
import type { PortRequestRecord } from '../interfaces/store.ts';
import { zonedInstant } from './dates.ts';
import { leadOrder } from './lead.ts';
import { isFor } from './target.ts';

/** What one account holds once the agent's waiting changes are applied to what its carrier last said. */
export interface FoldedOrder {
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
  /** Absent while only a draft of ours exists. */
  readonly mirror?: MirrorOrder;
  readonly remoteId?: RemoteId;
  readonly subAccountId?: string;
  readonly state: State;
  readonly stateSince: Instant;
  /** The carrier's own word; of a draft: ours. */
  readonly status: string;
  readonly fields: PortFields;
  readonly numbers: readonly E164[];
  readonly schedule?: ZonedTime;
  readonly scheduledAt?: Instant;
  readonly authority: boolean;
  /** It only tracks a port that others execute. */
  readonly tracks: boolean;
  /** Asked to become this; the carrier has not said yes. */
  readonly awaiting?: State;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  /** A removal waits: the agent no longer sees it. */
  readonly removed: boolean;
}

/** Mirror and outbox together: what the agent sees (`design.md` §1, *view*). */
export interface Folded {
  readonly id: PortRequestId;
  readonly orders: readonly FoldedOrder[];
  /** The order that decides the column. */
  readonly lead: FoldedOrder;
  readonly fields: PortFields;
  readonly numbers: readonly E164[];
}

export const DRAFT_STATUS = 'not sent yet';

/** Applies the outbox on top of the mirror; nothing when no order and no draft is left to show. */
export function fold(record: PortRequestRecord): Folded | undefined {
  const [only] = record.orders;
  if (only && record.orders.length === 1 && record.mutations.length === 0) return alone(record, only);
  const all = [...fromMirror(record), ...fromDrafts(record)].filter((order) => !order.removed);
  // The switch that tracks the port stands first, whenever it became known.
  const orders = [...all.filter(({ tracks }) => tracks), ...all.filter(({ tracks }) => !tracks)];
  const lead = leadOrder(orders);
  if (!lead) return undefined;
  const fields = { ...record.own, ...mergedFields(orders, lead) };
  return { id: record.id, orders, lead, fields, numbers: allNumbers(orders) };
}

/** Most ports have one order and nothing that waits: what a first pull brings by the thousand. */
function alone({ id, own }: PortRequestRecord, order: MirrorOrder): Folded {
  const lead = fromOrder(order);
  return { id, orders: [lead], lead, fields: { ...own, ...lead.fields }, numbers: lead.numbers };
}

/** Refused and conflicting entries no longer count: the carrier's answer stands (`design.md` §3.2). */
export function stillCounts(mutation: Mutation): boolean {
  return mutation.status !== 'refused';
}

function fromMirror(record: PortRequestRecord): readonly FoldedOrder[] {
  const led = new Set<AccountId>();
  return record.orders.map((order) => {
    // Entries from before orders had names act on the first of their account.
    const first = !led.has(order.accountId);
    led.add(order.accountId);
    return applied(fromOrder(order), record.mutations, first);
  });
}

function fromOrder(order: MirrorOrder): FoldedOrder {
  return {
    accountId: order.accountId,
    carrier: order.carrier,
    mirror: order,
    remoteId: order.remoteId,
    ...(order.subAccount && { subAccountId: order.subAccount.id }),
    state: order.state,
    stateSince: order.stateSince,
    status: order.status,
    fields: order.fields,
    numbers: order.numbers,
    ...(order.schedule && { schedule: order.schedule }),
    ...(order.scheduledAt && { scheduledAt: order.scheduledAt }),
    authority: order.authority,
    tracks: order.tracks === true,
    ...(order.awaiting !== undefined && { awaiting: order.awaiting }),
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    removed: false,
  };
}

function fromDrafts(record: PortRequestRecord): readonly FoldedOrder[] {
  const held = new Set(record.orders.map((order) => order.accountId));
  const drafts: FoldedOrder[] = [];
  for (const { accountId, createdAt, body } of record.mutations) {
    if (body.kind !== 'create' || held.has(accountId)) continue;
    held.add(accountId);
    const carrier = record.accounts.find((account) => account.accountId === accountId)?.carrier ?? '';
    const draft: FoldedOrder = {
      accountId,
      carrier,
      ...(body.subAccountId !== undefined && { subAccountId: body.subAccountId }),
      state: 'unconfirmed',
      stateSince: createdAt,
      status: DRAFT_STATUS,
      fields: body.fields,
      numbers: body.numbers,
      authority: false,
      tracks: body.tracks === true,
      createdAt,
      updatedAt: createdAt,
      removed: false,
    };
    drafts.push(applied(draft, record.mutations, true));
  }
  return drafts;
}

function applied(order: FoldedOrder, mutations: readonly Mutation[], first: boolean): FoldedOrder {
  let next = order;
  for (const mutation of mutations) {
    if (isFor(mutation, order, first) && stillCounts(mutation)) next = apply(next, mutation);
  }
  return next;
}

function apply(order: FoldedOrder, mutation: Mutation): FoldedOrder {
  const { body, createdAt } = mutation;
  const touched = { updatedAt: createdAt > order.updatedAt ? createdAt : order.updatedAt };
  switch (body.kind) {
    case 'edit':
      return {
        ...order,
        ...touched,
        fields: withChanges(order.fields, undisputed(mutation, body)),
        numbers: withNumbers(order.numbers, body.addNumbers, body.removeNumbers),
      };
    case 'move':
      return mutation.status === 'conflict' ? order : { ...order, ...touched, ...moved(body, createdAt) };
    case 'remove':
      return { ...order, removed: true };
    case 'create':
    case 'comment':
    case 'deliver':
    case 'remove-document':
    case 'unreadable':
      return order;
  }
}

/** Of an edit in conflict, only the fields nobody disputes are shown as changed. */
function undisputed(mutation: Mutation, body: EditBody): typeof body.changes {
  if (mutation.status !== 'conflict') return body.changes;
  const disputed = new Set<string>(mutation.conflicts?.map((conflict) => conflict.field));
  return Object.fromEntries(Object.entries(body.changes).filter(([name]) => !disputed.has(name)));
}

function moved(body: MoveBody, at: Instant): Partial<FoldedOrder> {
  const scheduledAt = body.schedule && zonedInstant(body.schedule);
  return {
    state: body.to,
    stateSince: at,
    ...(body.schedule && { schedule: body.schedule }),
    ...(scheduledAt !== undefined && { scheduledAt }),
  };
}

/** Numbers are a set: what was added joins, what was removed leaves, the order stays. */
export function withNumbers(
  numbers: readonly E164[],
  add: readonly E164[],
  remove: readonly E164[],
): readonly E164[] {
  if (add.length === 0 && remove.length === 0) return numbers;
  const next = new Set(numbers);
  for (const number of remove) next.delete(number);
  for (const number of add) next.add(number);
  return [...next];
}

function mergedFields(orders: readonly FoldedOrder[], lead: FoldedOrder): PortFields {
  if (orders.length === 1) return lead.fields;
  const merged: { [Name in FieldName]?: string } = {};
  for (const order of orders) Object.assign(merged, order.fields);
  return withOneAddress({ ...merged, ...lead.fields }, [lead, ...orders]);
}

const ADDRESS = FIELD_NAMES.filter((name) => FIELDS[name].group === 'address');

/** Carriers cut the same street into other parts: an address is taken whole, from the first order that has one. */
function withOneAddress(fields: PortFields, orders: readonly FoldedOrder[]): PortFields {
  const holder = orders.find((order) => order.fields.street !== undefined);
  if (!holder) return fields;
  return withChanges(fields, Object.fromEntries(ADDRESS.map((name) => [name, holder.fields[name] ?? null])));
}

function allNumbers(orders: readonly FoldedOrder[]): readonly E164[] {
  const [only, ...others] = orders;
  if (only && others.length === 0) return only.numbers;
  return [...new Set(orders.flatMap((order) => order.numbers))];
}
