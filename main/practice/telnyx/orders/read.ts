import { type Answer, data, nothing, wrongStatus } from '../answer.ts';
import { tell } from '../life/transition.ts';
import { type Call, type Site, stamp } from '../site.ts';
import { portRequestIdOf, subRequestIdOf } from '../v1/groups.ts';
import type { Order } from '../world/model.ts';
import { loadForWrite, loadOrder } from './load.ts';
import { orderAnswer } from './render.ts';

/** GET /porting_orders/{id}. Numbers only when asked for, the first 50. */
export const readOrder = (call: Call, id: string): Answer =>
  orderAnswer(call.site, loadOrder(call, id), call.query.get('include_phone_numbers') === 'true');

/** DELETE /porting_orders/{id}: drafts only. */
export function deleteOrder(call: Call, id: string): Answer {
  const order = loadForWrite(call, id);
  if (order.status !== 'draft') throw wrongStatus('Only draft porting orders can be deleted');
  dropDraft(call.site, order, call.site.now());
  return nothing;
}

/** Forgets a draft and tells the feed. */
export function dropDraft(site: Site, order: Order, at: number): void {
  site.store.removeOrder(order.id);
  tell(
    site,
    order,
    'porting_order.deleted',
    {
      record_type: 'porting_order',
      id: order.id,
      customer_reference: order.customerReference,
      created_at: stamp(order.created),
      updated_at: stamp(order.updated),
      deleted_at: stamp(at),
    },
    at,
  );
}

/** GET …/sub_request: the same order in v1's ids. */
export function readSubRequest(call: Call, id: string): Answer {
  const order = loadOrder(call, id);
  const { site } = call;
  return data(200, {
    sub_request_id: subRequestIdOf(site, order),
    port_request_id: portRequestIdOf(site, order),
  });
}
