import type { PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import type { AccountRef } from '../../core/interfaces/store.ts';
import type { Context, TouchedSet } from '../context.ts';
import { Json } from '../json.ts';
import { foundId, lastTouched, withoutSecrets } from '../new-order.ts';
import { type Arriving, Prepared } from '../prepared.ts';
import type { OrderHead } from '../queries/orders.ts';
import { orderKey } from '../records.ts';
import { withKnownDocuments } from './known-documents.ts';
import { readdressEntries } from './readdress.ts';

/** Puts what a carrier said into the mirror. An order that reads as before costs no write. */
export function applyOrders(
  context: Context,
  account: AccountRef,
  orders: readonly Arriving[],
  now: Instant,
  touched: TouchedSet,
  pullId?: string,
): void {
  const { tables } = context;
  const { accountId } = account;
  const linked = tables.links.any(accountId);
  const page: Page = { context, account, now, touched, pullId, linked, names: new Map() };
  const told = orders.map((one) => (one instanceof Json ? withText(one.text) : one));
  const known = tables.orders.heads(accountId, told.filter(isUnprepared).map(remoteIdOf));
  const applied = new Set<RemoteId>();
  for (const one of told) {
    const remoteId = remoteIdOf(one);
    const isLookedFor = isUnprepared(one) && !applied.has(remoteId);
    applied.add(remoteId);
    const head = () => (isLookedFor ? known.get(remoteId) : tables.orders.head(accountId, remoteId));
    if (isUnprepared(one)) applyOrder(page, one, head());
    // Most of a first pull: what is prepared and new goes in without being looked for.
    else if (!isAsPrepared(page, one) || !putPrepared(page, one))
      applyOrder(page, withText(one.text), head());
  }
}

function isUnprepared(one: CarrierOrder | Told | Prepared): one is CarrierOrder | Told {
  return !(one instanceof Prepared);
}

/** An order with the JSON it came as, where it came as JSON. */
interface Told {
  readonly order: CarrierOrder;
  readonly text: string;
}

function withText(text: string): Told {
  return { order: JSON.parse(text) as CarrierOrder, text };
}

function remoteIdOf(one: CarrierOrder | Told | Prepared): RemoteId {
  return 'order' in one ? one.order.remoteId : one.remoteId;
}

function applyOrder(page: Page, one: CarrierOrder | Told, old: OrderHead | undefined): void {
  const { context, account, pullId } = page;
  const told = 'order' in one ? one.order : one;
  const order = told.documentsUntold ? withKnownDocuments(context, account, old, told) : told;
  const text = 'order' in one && order === told ? one.text : JSON.stringify(order);
  const print = context.sealer.fingerprint(text);
  if (old?.hash !== print) putOrder(page, order, print, old);
  if (old && pullId !== undefined) context.tables.orders.mark(old.id, pullId);
}

/** Is it known by nothing but its card, which calls its sub-account as we do? */
function isAsPrepared({ context, account, touched, linked, names }: Page, one: Prepared): boolean {
  const { card, subAccount } = one;
  if (linked || touched.has(card.portRequestId)) return false;
  if (!subAccount) return true;
  const { id } = subAccount;
  if (!names.has(id)) names.set(id, context.tables.pulls.subAccount(account.accountId, id)?.name);
  const name = names.get(id);
  return name === undefined || name === subAccount.name;
}

/** `false`, with nothing written, when the order is known. */
function putPrepared(page: Page, { card, subAccount, text, secrets, remoteId }: Prepared): boolean {
  const { context, account, touched, pullId } = page;
  const { portRequestId, state, stateSince } = card;
  const row = {
    ...account,
    remoteId,
    portRequestId,
    subAccountId: subAccount?.id ?? null,
    state,
    stateSince,
    hash: context.sealer.fingerprint(text),
    body: context.codec.order.encodeText(orderKey(account.accountId, remoteId), text, secrets),
  };
  if (!context.tables.orders.insert(row, pullId)) return false;
  touched.add(portRequestId);
  touched.cards.set(portRequestId, card);
  return true;
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
  /** Names of its sub-accounts that were looked up. */
  readonly names: Map<string, string | undefined>;
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
  if (old || touched.has(portRequestId)) {
    touched.alone.delete(portRequestId);
    touched.cards.delete(portRequestId);
  } else {
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

/** An order turned out to belong to another port request: what the agent did to the lonely one goes along. */
function readdress(context: Context, from: PortRequestId, to: PortRequestId): void {
  const { tables } = context;
  if (tables.orders.ofPortRequest(from).length > 0) return;
  tables.meta.raise();
  readdressEntries(context, from, to);
  tables.links.readdress(from, to);
}
