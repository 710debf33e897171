import { isTerminal, STATES, type State } from '../../../preload/contract/domain/states.ts';

interface Ranked {
  readonly state: State;
  /** It only tracks the port, on the agent's own switch. */
  readonly tracks: boolean;
}

/**
 * Which of a port's orders decides its column. Where the agent's own switch tracks the port, its order does. Else the
 * roll-up: a rejected one first, since it waits for the agent; else the least advanced that is still under way; when
 * all have ended, a completed one.
 */
export function leadOrder<Order extends Ranked>(orders: readonly Order[]): Order | undefined {
  const tracking = orders.filter(({ tracks }) => tracks);
  return rolledUp(tracking.length > 0 ? tracking : orders);
}

/** What those who execute the port have come to, all together. */
export function executionOrder<Order extends Ranked>(orders: readonly Order[]): Order | undefined {
  return rolledUp(orders.filter(({ tracks }) => !tracks));
}

function rolledUp<Order extends Ranked>(orders: readonly Order[]): Order | undefined {
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
