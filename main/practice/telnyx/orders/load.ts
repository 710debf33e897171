import { notFound, refusal } from '../answer.ts';
import type { Call } from '../site.ts';
import type { Order } from '../world/model.ts';

/** The order of a path. */
export function loadOrder(call: Call, id: string): Order {
  const order = call.site.store.order(id);
  if (order?.accountId !== call.accountId) throw notFound();
  return order;
}

/** The same for a write: refused while Telnyx itself works on the order. */
export function loadForWrite(call: Call, id: string): Order {
  const order = loadOrder(call, id);
  if (order.lockedUntil > call.site.now())
    throw refusal(409, [{ code: '10036', detail: 'The porting order is being processed. Try again later.' }]);
  return order;
}
