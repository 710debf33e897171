import { isTerminal, STATES, type State } from '../../../preload/contract/domain/states.ts';

/**
 * Which of a port's orders decides its column: a rejected one first, since it waits for the agent; else the least
 * advanced that is still under way; when all have ended, a completed one.
 */
export function leadOrder<Order extends { readonly state: State }>(
  orders: readonly Order[],
): Order | undefined {
  let lead: Order | undefined;
  for (const order of orders) {
    if (!lead || rank(order.state) < rank(lead.state)) lead = order;
  }
  return lead;
}

function rank(state: State): number {
  if (state === 'rejected') return -1;
  return STATES.indexOf(state) + (isTerminal(state) ? STATES.length : 0);
}
