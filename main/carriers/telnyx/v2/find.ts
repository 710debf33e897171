import type { E164 } from '../../../../preload/contract/domain/ids.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { toE164 } from '../numbers.ts';
import { listWhole } from './listing.ts';
import { wholeOrder } from './orders.ts';
import type { Telnyx } from './telnyx.ts';
import { portingOrder } from './wire.ts';

/** Pages that are followed at most; no number is on more orders than that. */
const MOST_PAGES = 4;

/** Orders of this account that hold a number, whatever became of them. */
export async function ordersWithNumber(telnyx: Telnyx, number: E164): Promise<readonly CarrierOrder[]> {
  const wanted = toE164(number) ?? number;
  const list = {
    path: ['porting_orders'],
    query: { 'filter[phone_numbers.phone_number][contains]': wanted.slice(1), include_phone_numbers: true },
    doing: 'look for the number',
  };
  const found = await listWhole(telnyx.api, list, portingOrder, MOST_PAGES);
  const orders = await Promise.all(found.map((wire) => wholeOrder(telnyx, wire)));
  return orders.filter(({ numbers }) => numbers.includes(wanted));
}
