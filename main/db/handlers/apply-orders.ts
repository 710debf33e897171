import { hash } from 'node:crypto';
import {
  FIELD_NAMES,
  type FieldName,
  isSecretField,
  type PortFields,
} from '../../../preload/contract/domain/fields.ts';
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
  const { accountId } = account;
  const page: Page = { context, account, now, touched, pullId, linked: tables.links.any(accountId) };
  const told = orders.map((one) => (one instanceof Json ? (JSON.parse(one.text) as CarrierOrder) : one));
  const known = tables.orders.heads(
    accountId,
    told.map(({ remoteId }) => remoteId),
  );
  const applied = new Set<RemoteId>();
  for (const [at, one] of told.entries()) {
    const { remoteId } = one;
    const old = applied.has(remoteId) ? tables.orders.head(accountId, remoteId) : known.get(remoteId);
    applied.add(remoteId);
    const order = one.documentsUntold ? withKnownDocuments(context, account, old, one) : one;
    const given = orders[at];
    const text = given instanceof Json && order === one ? given.text : JSON.stringify(order);
    const print = sealer.fingerprint(text);
    if (old?.hash !== print) putOrder(page, order, print, old);
    if (old && pullId !== undefined) tables.orders.mark(old.id, pullId);
  }
}

/** What the orders of one call have in common. */
interface Page {
  readonly context: Context;
  readonly account: AccountRef;
  readonly now: Instant;
  readonly touched: TouchedSet;
  readonly pullId: string | undefined;
  /** Some order of the account is linked to a port request. */
  linked: boolean;
}

function putOrder(page: Page, order: CarrierOrder, print: string, old: OrderHead | undefined): void {
  const { context, account, now, touched } = page;
  const { tables, codec } = context;
  const { accountId, carrier } = account;
  const { remoteId } = order;
  const portRequestId =
    (page.linked ? tables.links.target(accountId, remoteId) : undefined) ??
    // Before our reference: a split repeats it, and its port may have been joined to another since.
    splitOf(page, order) ??
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
  else {
    const { fields } = order;
    const known = { ...order, ...account, portRequestId, state, stateSince, fields: withoutSecrets(fields) };
    touched.alone.set(portRequestId, known);
  }
  touched.add(portRequestId);
  if (!old) {
    tables.orders.insert(row, page.pullId);
    return;
  }
  tables.orders.update({ ...row, id: old.id });
  if (old.portRequestId !== portRequestId) {
    touched.add(old.portRequestId);
    readdress(context, old.portRequestId, portRequestId);
  }
}

const OPEN_FIELDS = FIELD_NAMES.filter((name) => !isSecretField(name));

/** Put together, not taken away from: an object that has lost a key is slow for all who read it later. */
function withoutSecrets(fields: PortFields): PortFields {
  const open: { [Name in FieldName]?: string } = {};
  for (const name of OPEN_FIELDS) {
    const text = fields[name];
    if (text !== undefined) open[name] = text;
  }
  return open;
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
function splitOf(page: Page, { remoteId, splitFrom }: CarrierOrder): PortRequestId | undefined {
  const { tables } = page.context;
  const { accountId } = page.account;
  if (splitFrom === undefined) return undefined;
  const portRequestId =
    tables.links.target(accountId, splitFrom) ?? tables.orders.head(accountId, splitFrom)?.portRequestId;
  if (portRequestId === undefined) return undefined;
  tables.meta.raise();
  tables.links.put({ accountId, remoteId, portRequestId });
  page.linked = true;
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
