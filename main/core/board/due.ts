import type { Due } from '../../../preload/contract/domain/port-requests.ts';
import { isTerminal } from '../../../preload/contract/domain/states.ts';
import { dayInstant } from '../port-requests/dates.ts';
import type { FoldedOrder } from '../port-requests/fold.ts';

/** What is due of an order: a committed date (FOC) outranks a requested one; nothing once it has ended. */
export function dueOf(order: FoldedOrder): Due | undefined {
  if (isTerminal(order.state)) return undefined;
  if (order.scheduledAt !== undefined && order.state === 'scheduled') {
    return { at: order.scheduledAt, kind: 'scheduled', ...(order.schedule && { zoned: order.schedule }) };
  }
  const requested = order.fields.requestedDate;
  const at = requested === undefined ? undefined : dayInstant(requested);
  return at === undefined ? undefined : { at, kind: 'requested' };
}

/** The soonest of several. */
export function soonestDue(orders: readonly FoldedOrder[]): Due | undefined {
  let soonest: Due | undefined;
  for (const order of orders) {
    const due = dueOf(order);
    if (due && (!soonest || due.at < soonest.at)) soonest = due;
  }
  return soonest;
}
