import type { E164 } from '../../../../preload/contract/domain/ids.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { toE164 } from '../numbers.ts';
import { draftsWith, requestsWith } from './look-up.ts';
import { isSubmitted } from './order-map.ts';
import { asOrder, ordersOfDraft, ordersOfRequest } from './orders.ts';
import type { TelnyxV1 } from './v1.ts';

/** Orders of this account that hold a number, whatever became of them. */
export async function ordersWithNumber(v1: TelnyxV1, number: E164): Promise<readonly CarrierOrder[]> {
  const wanted = toE164(number) ?? number;
  const orders = new Map<string, CarrierOrder>();
  for await (const draft of draftsWith(v1, wanted)) {
    if (isSubmitted(draft)) v1.bridge.learnDraft(draft);
    for (const found of ordersOfDraft(draft)) orders.set(found.remoteId, asOrder(v1, found));
  }
  for await (const request of requestsWith(v1, wanted)) {
    v1.bridge.learnRequest(request);
    for (const found of ordersOfRequest(v1, request)) orders.set(found.remoteId, asOrder(v1, found));
  }
  return [...orders.values()].filter(({ numbers }) => numbers.includes(wanted));
}
