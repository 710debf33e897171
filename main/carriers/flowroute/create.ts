import type { FieldChanges } from '../../../preload/contract/domain/fields.ts';
import type { NewOrder } from '../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import { writeReference } from '../reference.ts';
import type { FlowrouteCall } from './api.ts';
import { afterChange } from './api.ts';
import { writeFields } from './field-map.ts';
import type { Flowroute } from './flowroute.ts';
import { searchPage, wholeOrders } from './orders.ts';
import { groupIn, listIn, ordersIn } from './unwrap.ts';

/** Texts of fields that no sentence may repeat. */
export function secretsIn({ accountNumber, pin }: FieldChanges): readonly string[] {
  return [accountNumber, pin].filter((text) => typeof text === 'string');
}

/**
 * Creates an order, or several where the numbers lie with several losing carriers: the answer then is their group. Our
 * ids travel in `alias`, by which `find` knows them.
 */
export async function createOrders(flowroute: Flowroute, order: NewOrder): Promise<readonly CarrierOrder[]> {
  const attributes = { ...writeFields(order.fields), numbers: order.numbers, alias: writeReference(order) };
  const call: FlowrouteCall = {
    method: 'POST',
    path: ['portorders'],
    body: { data: { type: 'portorder', attributes } },
    doing: 'create the port order',
    secrets: secretsIn(order.fields),
  };
  const body = await flowroute.api.json(call);
  const group = groupIn(body);
  const items = group === undefined ? ordersIn(body) : (listIn(body) ?? ordersIn(body));
  if (items.length > 0) return afterChange(wholeOrders(flowroute, call, items));
  if (group === undefined) throw flowroute.api.notUnderstood(call);
  return (await afterChange(searchPage(flowroute, { group_id: group }, 0))).orders;
}
