import { hash } from 'node:crypto';
import { type PortFields, SECRET_FIELDS } from '../../../preload/contract/domain/fields.ts';
import type { PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import type { AccountRef } from '../../core/interfaces/store.ts';
import type { Context, TouchedSet } from '../context.ts';
import { Json } from '../json.ts';
import type { OrderHead } from '../queries/orders.ts';
import { orderKey } from '../records.ts';
import { withKnownDocuments } from './known-documents.ts';
import { readdressEntries } from './readdress.ts';

/** Puts what a carrier said into the mirror. An order that reads as before costs no write. */
export function applyOrders(
  context: Context,
  account: AccountRef,
  orders: readonly (CarrierOrder | Json<CarrierOrder>)[],
  now: Instant,
  touched: TouchedSet,
  pullId?: string,
): void {
  const { tables, sealer } = context;
  for (const one of orders) {
    const told = one instanceof Json ? (JSON.parse(one.text) as CarrierOrder) : one;
    const old = tables.orders.head(account.accountId, told.remoteId);
    const order = told.documentsUntold ? withKnownDocuments(context, account, old, told) : told;
    const text = one instanceof Json && order === told ? one.text : JSON.stringify(order);
    const print = sealer.fingerprint(text);
    if (old?.hash !== print) putOrder(context, account, order, print, old, now, touched, pullId);
    if (old && pullId !== undefined) tables.orders.mark(old.id, pullId);
  }
}

function putOrder(
  context: Context,
  account: AccountRef,
  order: CarrierOrder,
  print: string,
  old: OrderHead | undefined,
  now: Instant,
  touched: TouchedSet,
  pullId: string | undefined,
): void {
  const { tables, codec } = context;
  const { accountId, carrier } = account;
  const { remoteId } = order;
  const portRequestId =
    tables.links.target(accountId, remoteId) ??
    // Before our reference: a split repeats it, and its port may have been joined to another since.
    splitOf(context, account, order) ??
    oursOf(order) ??
    old?.portRequestId ??
    foundId(account, remoteId);
  const state = order.state ?? old?.state ?? 'unconfirmed';
  const stateSince = order.stateSince ?? (old?.state === state ? old.stateSince : lastTouched(order, now));
  const row = {
    accountId,
    remoteId,
    carrier,
    portRequestId,
    subAccountId: order.subAccount?.id ?? null,
    state,
    stateSince,
    hash: print,
    body: codec.order.encode(orderKey(accountId, remoteId), order),
  };
  if (old || touched.has(portRequestId)) touched.alone.delete(portRequestId);
  else
    touched.alone.set(portRequestId, {
      ...withoutSecrets(order),
      ...account,
      portRequestId,
      state,
      stateSince,
    });
  touched.add(portRequestId);
  if (!old) {
    tables.orders.insert(row, pullId);
    return;
  }
  tables.orders.update({ ...row, id: old.id });
  if (old.portRequestId !== portRequestId) {
    touched.add(old.portRequestId);
    readdress(context, old.portRequestId, portRequestId);
  }
}

function withoutSecrets(order: CarrierOrder): CarrierOrder {
  const fields: { [Name in keyof PortFields]: PortFields[Name] } = { ...order.fields };
  for (const name of SECRET_FIELDS) delete fields[name];
  return { ...order, fields };
}

/** A state is at least as old as the carrier's last change to the order. */
function lastTouched({ updatedAt }: CarrierOrder, now: Instant): Instant {
  return updatedAt < now ? updatedAt : now;
}

const OUR_ID = /^[\w-]{1,64}$/;

/** Our id, read back from the carrier, who may have stored anything there. */
function oursOf(order: CarrierOrder): PortRequestId | undefined {
  const id = order.ours?.portRequestId;
  return id !== undefined && OUR_ID.test(id) ? id : undefined;
}

/** What a carrier splits off stays with the port request it came from, also when it is read again by itself. */
function splitOf(
  { tables }: Context,
  { accountId }: AccountRef,
  { remoteId, splitFrom }: CarrierOrder,
): PortRequestId | undefined {
  if (splitFrom === undefined) return undefined;
  const portRequestId =
    tables.links.target(accountId, splitFrom) ?? tables.orders.head(accountId, splitFrom)?.portRequestId;
  if (portRequestId === undefined) return undefined;
  tables.meta.raise();
  tables.links.put({ accountId, remoteId, portRequestId });
  return portRequestId;
}

/** The same for the same order, whenever and wherever it is pulled. */
export function foundId({ accountId }: Pick<AccountRef, 'accountId'>, remoteId: RemoteId): PortRequestId {
  return `f-${hash('sha256', JSON.stringify([accountId, remoteId]), 'hex').slice(0, 32)}`;
}

/** An order turned out to belong to another port request: what the agent did to the lonely one goes along. */
function readdress(context: Context, from: PortRequestId, to: PortRequestId): void {
  const { tables } = context;
  if (tables.orders.ofPortRequest(from).length > 0) return;
  tables.meta.raise();
  readdressEntries(context, from, to);
  tables.links.readdress(from, to);
}
