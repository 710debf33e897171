import type { OrderAddress } from '../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import { Breather } from '../breather.ts';
import type { FlowrouteCall } from './api.ts';
import type { Flowroute } from './flowroute.ts';
import { orderPath } from './flowroute.ts';
import { orderOf } from './order-map.ts';
import { listIn, ordersIn } from './unwrap.ts';
import type { WireOrder } from './wire.ts';
import { wireOrder } from './wire.ts';

/** Most orders that a search gives at once (`carriers/telnyx-flowroute-s3.md` §C). */
export const PAGE = 200;

/** An order as it came. Rejects with `CarrierFailure`. */
export async function readWire(flowroute: Flowroute, address: OrderAddress): Promise<WireOrder> {
  const call: FlowrouteCall = { method: 'GET', path: orderPath(address), doing: 'read the port order' };
  return wireIn(flowroute, call, await flowroute.api.json(call));
}

export async function readOrder(flowroute: Flowroute, address: OrderAddress): Promise<CarrierOrder> {
  return orderOf(flowroute, await readWire(flowroute, address));
}

/** The one order of an answer. */
export function wireIn(flowroute: Flowroute, call: FlowrouteCall, body: unknown): WireOrder {
  const order = wireOrder.safeParse(ordersIn(body)[0]);
  if (!order.success) throw flowroute.api.notUnderstood(call);
  return order.data;
}

/** Items of a list or a group as whole orders: one that shows only its status is asked for by itself. */
export async function wholeOrders(
  flowroute: Flowroute,
  call: FlowrouteCall,
  items: readonly unknown[],
): Promise<readonly CarrierOrder[]> {
  const breather = new Breather();
  const orders: CarrierOrder[] = [];
  for (const item of items) {
    const parsed = wireOrder.safeParse(item);
    if (!parsed.success) throw flowroute.api.notUnderstood(call);
    const whole = parsed.data.attributes.numbers !== undefined;
    orders.push(
      whole ? orderOf(flowroute, parsed.data) : await readOrder(flowroute, { remoteId: parsed.data.id }),
    );
    await breather.breathe();
  }
  return orders;
}

/** What a search asks for (`carriers/telnyx-flowroute-s3.md` §C). */
export interface Search {
  readonly alias?: string;
  /** E.164, separated by commas. */
  readonly numbers?: string;
  /** ISO 8601. */
  readonly modified_after?: string;
  readonly group_id?: string;
}

/** One page of a search, and whether another may follow. Rejects with `CarrierFailure`. */
export async function searchPage(
  flowroute: Flowroute,
  search: Search,
  offset: number,
): Promise<{ readonly orders: readonly CarrierOrder[]; readonly more: boolean }> {
  const call: FlowrouteCall = {
    method: 'GET',
    path: ['portorders'],
    query: { ...search, limit: PAGE, offset },
    doing: 'list the port orders',
  };
  const items = listIn(await flowroute.api.json(call));
  if (items === undefined) throw flowroute.api.notUnderstood(call);
  return { orders: await wholeOrders(flowroute, call, items), more: items.length >= PAGE };
}
