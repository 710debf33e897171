import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { NewOrder } from '../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import { writeReference } from '../reference.ts';
import type { Flowroute } from './flowroute.ts';
import type { Search } from './orders.ts';
import { PAGE, searchPage } from './orders.ts';

/** Pages that are looked through at most where a filter does not hold: 2,000 orders. */
const MOST_PAGES = 10;

async function matching(
  flowroute: Flowroute,
  search: Search,
  fits: (order: CarrierOrder) => boolean,
): Promise<readonly CarrierOrder[]> {
  const found = new Map<string, CarrierOrder>();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { orders, more } = await searchPage(flowroute, search, page * PAGE);
    for (const order of orders) if (fits(order)) found.set(order.remoteId, order);
    if (!more) break;
  }
  return [...found.values()];
}

/**
 * Did an earlier create arrive? By our reference in `alias`, and since a filter that nobody documents in full may be
 * blind, by the numbers and in the list as it comes. Only orders with our own reference count, all of them: Flowroute may
 * have split the request. The same numbers under another alias may well be somebody else's work.
 */
export async function findOrders(flowroute: Flowroute, order: NewOrder): Promise<readonly CarrierOrder[]> {
  const isOurs = ({ ours }: CarrierOrder) => ours?.mutationId === order.mutationId;
  const looks: readonly Search[] = [
    { alias: writeReference(order) },
    ...(order.numbers.length > 0 ? [{ numbers: order.numbers.slice(0, 20).join(',') }] : []),
    {},
  ];
  for (const look of looks) {
    const found = await matching(flowroute, look, isOurs);
    if (found.length > 0) return found;
  }
  return [];
}

/** Orders of the account that hold this number. */
export function ordersWithNumber(flowroute: Flowroute, number: E164): Promise<readonly CarrierOrder[]> {
  return matching(flowroute, { numbers: number }, ({ numbers }) => numbers.includes(number));
}
