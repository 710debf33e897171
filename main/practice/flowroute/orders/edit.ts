import { isObject, type JsonObject, objectOr } from '../../json.ts';
import { type Answer, impossible, ok, refusal } from '../answer.ts';
import { attributesOf, type Call, orderOf, wrongStatus } from '../site.ts';
import type { OrderRecord } from '../world/model.ts';
import { orderData } from '../world/render.ts';
import { isCustomersTurn } from '../world/status.ts';
import { cancelOrder } from './cancel.ts';
import { DETAIL_FIELDS, detailsFrom, faultsOf } from './details.ts';
import { checkPresetsOpen, presetFaults, withPresets } from './presets.ts';

/** What this call does not change, though an order shows it. */
const ELSEWHERE = ['numbers', 'loa', 'business_documents', 'comments', 'cost', 'group_id'] as const;

/** PATCH /portorders/{id}: details while it is the customer's turn, presets until it is over, or a cancel. */
export function editOrder(call: Call, id: string): Answer {
  const order = orderOf(call, id);
  const attributes = attributesOf(call);
  if ('status' in attributes) return cancelOrder(call, id);
  if (objectOr(call.body.data).type !== 'portorder') throw refusal(400, "'data.type' must be 'portorder'.");
  const stranger = ELSEWHERE.find((key) => key in attributes);
  if (stranger) throw impossible(`'${stranger}' cannot be changed by updating the port order.`);
  const edited = withNewPresets(order, attributes);
  const changed = withNewDetails(call, edited, attributes);
  if (changed === order) throw impossible('At least one attribute is required.');
  const saved = call.site.store.save({ ...changed, modified: call.site.now() });
  return ok({ data: orderData(call, saved) });
}

function withNewPresets(order: OrderRecord, { presets }: JsonObject): OrderRecord {
  if (presets === undefined) return order;
  if (!isObject(presets)) throw impossible("'presets' must be an object.");
  checkPresetsOpen(order);
  const faults = presetFaults(presets);
  if (faults.length > 0) throw impossible(...faults);
  return { ...order, presets: withPresets(order.presets, presets) };
}

function withNewDetails(call: Call, order: OrderRecord, attributes: JsonObject): OrderRecord {
  if (!DETAIL_FIELDS.some((field) => field in attributes)) return order;
  if (!isCustomersTurn(order.status)) throw wrongStatus(order, 'Updating details');
  const faults = faultsOf(attributes, call.site.now(), false);
  if (faults.length > 0) throw impossible(...faults);
  return { ...order, details: detailsFrom(attributes, order.details) };
}
