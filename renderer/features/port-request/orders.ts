import type { OrderView } from '../../../preload/contract/domain/port-requests.ts';

/** What names one order to main: an account may hold several for one port request. */
export interface OrderName {
  readonly accountId: string;
  readonly remoteId?: string;
}

export function nameOfOrder({ accountId, remoteId }: OrderName): OrderName {
  return remoteId === undefined ? { accountId } : { accountId, remoteId };
}

export function keyOfOrder({ accountId, remoteId }: OrderName): string {
  return `${accountId} ${remoteId ?? ''}`;
}

export function isSameOrder(one: OrderName, other: OrderName): boolean {
  return keyOfOrder(one) === keyOfOrder(other);
}

/** Which of its account's orders it is, from 1; null where the account holds only this one, or not this one any more. */
export function splitOf(orders: readonly OrderView[], order: OrderName): number | null {
  const ofAccount = orders.filter((one) => one.accountId === order.accountId);
  if (ofAccount.length < 2) return null;
  const at = ofAccount.findIndex((one) => isSameOrder(one, order));
  return at < 0 ? null : at + 1;
}

/** Which orders hold each number, by its E.164. */
export function holdersOf(orders: readonly OrderView[]): ReadonlyMap<string, readonly OrderView[]> {
  const holders = new Map<string, OrderView[]>();
  for (const order of orders) {
    for (const { e164 } of order.numbers) {
      const known = holders.get(e164);
      if (known) known.push(order);
      else holders.set(e164, [order]);
    }
  }
  return holders;
}

/** What toasts about joining and separating the orders of a port request are about: the last one is all there is to undo. */
export function ordersTopic(portRequestId: string): string {
  return `orders of ${portRequestId}`;
}
