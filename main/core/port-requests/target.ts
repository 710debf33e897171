import type { AccountId, CarrierId, RemoteId } from '../../../preload/contract/domain/ids.ts';

/** An order, or one that a create will bring (then without `remoteId`). */
export interface OrderTarget {
  readonly accountId: AccountId;
  readonly carrier: CarrierId;
  readonly remoteId?: RemoteId;
}

type Aimed = Pick<OrderTarget, 'accountId' | 'remoteId'>;

/** Is this entry or delivery for this order? What names no order is for the account's first. */
export function isFor(entry: Aimed, order: Aimed, first: boolean): boolean {
  if (entry.accountId !== order.accountId) return false;
  return entry.remoteId === undefined ? first : entry.remoteId === order.remoteId;
}

/** Is it the first of its account's orders? */
export function isFirst<Order extends Aimed>(order: Order, orders: readonly Order[]): boolean {
  return orders.find(({ accountId }) => accountId === order.accountId) === order;
}

/** The same order. */
export function isSame(a: Aimed, b: Aimed): boolean {
  return a.accountId === b.accountId && a.remoteId === b.remoteId;
}
