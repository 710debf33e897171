import type { CarrierOrder } from '../core/interfaces/order.ts';
import type { Store } from '../core/interfaces/store.ts';
import { Json } from './json.ts';

type PageInput = Parameters<Store['applyPage']>;

/** What `applyPage` was called with, its orders as texts: cloning objects between threads costs several times as much. */
export function withOrderTexts(input: readonly unknown[]): readonly unknown[] {
  const [account, orders, page] = input as PageInput;
  return [account, orders.map((order) => JSON.stringify(order)), page];
}

/** The same in the worker, which makes a fingerprint of each text anyway. */
export function withOrders(input: readonly unknown[]): readonly unknown[] {
  const [account, texts, page] = input as readonly [unknown, readonly string[], unknown];
  return [account, texts.map((text) => new Json<CarrierOrder>(text)), page];
}
