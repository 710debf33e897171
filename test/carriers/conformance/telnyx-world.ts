import { randomUUID } from 'node:crypto';
import { demoWorld } from '../../../main/practice/telnyx/seed/demo.ts';
import type { PracticeTelnyx } from '../../../main/practice/telnyx/server.ts';
import type { Order, World } from '../../../main/practice/telnyx/world/model.ts';
import type { State } from '../../../preload/contract/domain/states.ts';

const COPIES = 5;

/** The demo several times over, all of it of one account: more than a page. No number is on two orders. */
export function manyOrders(now: number, accountId: string): World {
  const { orders, ...rest } = demoWorld(now);
  const groups = new Map<string, string>();
  const copyOf = (order: Order, copy: number, index: number): Order => {
    const key = `${copy}/${order.groupId}`;
    const groupId = groups.get(key) ?? randomUUID();
    groups.set(key, groupId);
    return {
      ...order,
      id: randomUUID(),
      subRequestId: randomUUID(),
      accountId,
      groupId,
      documents: { loa: null, invoice: null },
      additional: [],
      supporting: [],
      supportKey: order.supportKey === null ? null : `${order.supportKey}${copy}`,
      parentSupportKey: order.parentSupportKey === null ? null : `${order.parentSupportKey}${copy}`,
      numbers: order.numbers.map((each, n) => ({
        ...each,
        id: randomUUID(),
        number: `+1${201 + copy}${String(2_000_000 + index * 100 + n)}`,
      })),
    };
  };
  const copies = Array.from({ length: COPIES }, (_, copy) =>
    orders.map((order, n) => copyOf(order, copy, n)),
  );
  return { ...rest, documents: [], orders: copies.flat() };
}

/** Telnyx and the losing carrier bring an order there. */
export function bring({ control }: PracticeTelnyx, id: string, state: State): void {
  switch (state) {
    case 'unconfirmed':
      return;
    case 'submitted':
      return void control.setStatus(id, 'in-process');
    case 'pending':
      return void control.setStatus(id, 'submitted');
    case 'scheduled':
      return void control.confirmFoc(id, control.now() + 30 * 86_400_000);
    case 'completed':
      return void control.setStatus(id, 'ported');
    case 'rejected':
      return void control.reject(id, ['ENTITY_NAME_MISMATCH']);
    case 'canceled':
      return void control.setStatus(id, 'cancelled');
  }
}
