import type { CarrierOrder } from '../core/interfaces/order.ts';
import type { Store } from '../core/interfaces/store.ts';
import type { CardOf } from './card-record.ts';
import { Json } from './json.ts';
import { type Arriving, fromTexts, prepared, TEXTS, toTexts } from './prepared.ts';

type PageInput = Parameters<Store['applyPage']>;

/** `each`: texts of one order, 1 or `TEXTS`. */
type Sent = readonly [PageInput[0], readonly string[], PageInput[2], each: number];

/**
 * What `applyPage` was called with, its orders as texts: cloning objects between threads costs several times as much.
 * With `cardOf`, orders of a first pull bring their cards along (`Prepared`).
 */
export function withOrderTexts(input: readonly unknown[], cardOf: CardOf | undefined): readonly unknown[] {
  const [account, orders, page] = input as PageInput;
  if (!page.first || !cardOf) {
    return [account, orders.map((order) => JSON.stringify(order)), page, 1] satisfies Sent;
  }
  const texts = orders.flatMap((order) => toTexts(prepared(account, order, page.now, cardOf) ?? order));
  return [account, texts, page, TEXTS] satisfies Sent;
}

/** The same in the worker, which makes a fingerprint of each text anyway. */
export function withOrders(input: readonly unknown[]): readonly unknown[] {
  const [account, texts, page, each] = input as Sent;
  if (each === 1) return [account, texts.map((text) => new Json<CarrierOrder>(text)), page];
  const orders: Arriving[] = [];
  for (let at = 0; at < texts.length; at += each) orders.push(fromTexts(texts.slice(at, at + each)));
  return [account, orders, page];
}

export function isOfFirstPull(input: readonly unknown[]): boolean {
  const [, , page] = input as Sent;
  return page.first === true;
}
