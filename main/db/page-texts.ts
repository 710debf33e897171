import type { CarrierOrder } from '../core/interfaces/order.ts';
import type { Store } from '../core/interfaces/store.ts';
import type { CardOf } from './card-record.ts';
import { Json } from './json.ts';
import { fromTexts, type Prepared, prepared, TEXTS, toTexts } from './prepared.ts';

type PageInput = Parameters<Store['applyPage']>;

/** Orders as texts, and those of a first pull that are prepared, `TEXTS` texts each. */
type Sent = readonly [PageInput[0], readonly string[], PageInput[2], readonly string[]];

/**
 * What `applyPage` was called with, its orders as texts: cloning objects between threads costs several times as much.
 * With `cardOf`, orders of a first pull bring their cards along (`Prepared`).
 */
export function withOrderTexts(input: readonly unknown[], cardOf: CardOf | undefined): readonly unknown[] {
  const [account, orders, page] = input as PageInput;
  const plain: string[] = [];
  const ready: string[] = [];
  for (const order of orders) {
    const one = page.first && cardOf ? prepared(account, order, page.now, cardOf) : undefined;
    if (one) ready.push(...toTexts(one));
    else plain.push(JSON.stringify(order));
  }
  return [account, plain, page, ready] satisfies Sent;
}

/** The same in the worker, which makes a fingerprint of each text anyway. */
export function withOrders(input: readonly unknown[]): readonly unknown[] {
  const [account, plain, page, ready] = input as Sent;
  const orders: (Json<CarrierOrder> | Prepared)[] = plain.map((text) => new Json<CarrierOrder>(text));
  for (let at = 0; at < ready.length; at += TEXTS) orders.push(fromTexts(ready.slice(at, at + TEXTS)));
  return [account, orders, page];
}
