import { randomBytes, randomUUID } from 'node:crypto';
import type { Site } from '../site.ts';
import type { Order, OrderNumber } from '../world/model.ts';
import { tell } from './transition.ts';

/** `porting_order.split`: one for each number that moved, naming the number by an id that nothing else shows. */
function tellSplit(site: Site, from: Order, to: string, numberId: string): void {
  const payload = { from: { id: from.id }, to: { id: to }, porting_phone_numbers: [{ id: numberId }] };
  tell(site, from, 'porting_order.split', payload, site.now());
}

/**
 * Telnyx's staff move numbers of an order to a new one (carriers/telnyx-flowroute-s3.md §B). `strangers`
 * more events name numbers that nobody knows. Throws when nothing or everything would move.
 */
export function splitOrder(site: Site, order: Order, numbers: readonly string[], strangers = 0): Order {
  const moves = ({ number }: OrderNumber): boolean => numbers.includes(number);
  const moved = order.numbers.filter(moves);
  if (moved.length === 0 || moved.length === order.numbers.length)
    throw new Error('a split moves some numbers and leaves some');
  const now = site.now();
  const made = site.store.saveOrder({
    ...order,
    id: randomUUID(),
    subRequestId: randomUUID(),
    supportKey: order.supportKey === null ? null : `sr_${randomBytes(3).toString('hex')}`,
    created: now,
    updated: now,
    numbers: moved,
    comments: [],
  });
  site.store.saveOrder({ ...order, numbers: order.numbers.filter((each) => !moves(each)), updated: now });
  for (const number of moved) tellSplit(site, order, made.id, number.id);
  for (let index = 0; index < strangers; index += 1) tellSplit(site, order, made.id, randomUUID());
  return made;
}
