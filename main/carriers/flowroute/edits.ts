import type { OrderAddress, OrderEdit } from '../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import { requireAsSeen } from '../as-seen.ts';
import { afterPart } from '../failures.ts';
import { afterChange, beforeChange } from './api.ts';
import { secretsIn } from './create.ts';
import { patchOf } from './field-map.ts';
import type { Flowroute } from './flowroute.ts';
import { orderPath } from './flowroute.ts';
import { readOrder } from './orders.ts';

/**
 * Saves numbers and fields, which are two calls at Flowroute. Numbers go first: they may be changed in fewer states, so
 * that an edit which is refused for them has saved nothing. What was saved drops out of a later attempt by itself; a
 * failure after it says that a part is there.
 */
export async function updateOrder(
  flowroute: Flowroute,
  address: OrderAddress,
  edit: OrderEdit,
): Promise<CarrierOrder> {
  const before = await beforeChange(readOrder(flowroute, address));
  requireAsSeen(flowroute.access.accountName, edit, before.fields);
  const held = new Set(before.numbers);
  const add = edit.addNumbers.filter((number) => !held.has(number));
  const remove = edit.removeNumbers.filter((number) => held.has(number));
  const patch = patchOf(edit.changes, before.fields);
  const numbers = add.length > 0 || remove.length > 0;
  if (!numbers && Object.keys(patch).length === 0) return before;
  const secrets = [...secretsIn(edit.changes), ...secretsIn(before.fields)];
  if (numbers) {
    await flowroute.api.json({
      method: 'PATCH',
      path: orderPath(address, 'relationships', 'numbers'),
      body: { ...(add.length > 0 && { add }), ...(remove.length > 0 && { remove }) },
      doing: 'change the numbers',
      secrets,
    });
  }
  if (Object.keys(patch).length > 0) {
    const fields = flowroute.api.json({
      method: 'PATCH',
      path: orderPath(address),
      body: { data: { type: 'portorder', attributes: patch } },
      doing: 'save the changes',
      secrets,
    });
    await (numbers ? afterPart(fields) : fields);
  }
  return afterChange(readOrder(flowroute, address));
}
