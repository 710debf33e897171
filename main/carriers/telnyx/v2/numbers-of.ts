import type { E164 } from '../../../../preload/contract/domain/ids.ts';
import { toE164 } from '../numbers.ts';
import type { TelnyxApi } from './api.ts';
import { listAll } from './listing.ts';
import { numbersIn } from './order-map.ts';
import type { WireOrder } from './wire.ts';
import { portingNumber } from './wire.ts';

/** All numbers of an order. An order shows its first 50; the others are a list of their own. */
export async function numbersOf(api: TelnyxApi, order: WireOrder): Promise<readonly E164[]> {
  const shown = numbersIn(order.phone_numbers);
  const count = order.porting_phone_numbers_count ?? shown.length;
  if (shown.length >= count) return shown;
  const all = new Set(shown);
  const list = {
    path: ['porting_phone_numbers'],
    query: { 'filter[porting_order_id]': order.id },
    doing: 'list the numbers of an order',
  };
  for await (const { phone_number, porting_order_id } of listAll(api, list, portingNumber)) {
    const number = toE164(phone_number);
    // The reference does not list the filter: whoever ignores it answers with everybody's numbers.
    if (number !== undefined && (porting_order_id ?? order.id) === order.id) all.add(number);
    if (all.size >= count) break;
  }
  return [...all];
}
