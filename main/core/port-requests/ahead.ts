import type { Ahead } from '../../../preload/contract/domain/orders.ts';
import { isTerminal, STATES, type State } from '../../../preload/contract/domain/states.ts';
import type { FoldedOrder } from './fold.ts';
import { executionOrder } from './lead.ts';

/**
 * What the carriers that execute a port say, where the switch that tracks it has not followed yet; nothing when they
 * agree, or when the switch is further. Never compares words, only states: the same word means different things
 * (`porting.md` §2.4).
 */
export function aheadOf(orders: readonly FoldedOrder[], lead: FoldedOrder): Ahead | undefined {
  if (!lead.tracks || lead.remoteId === undefined || isTerminal(lead.state)) return undefined;
  const execution = executionOrder(orders);
  if (!execution || !isAhead(execution.state, lead.state)) return undefined;
  const { accountId, carrier, status, state, schedule, scheduledAt, mirror } = execution;
  return {
    accountId,
    carrier,
    status,
    state,
    canFollow: lead.authority || lead.state === 'unconfirmed',
    ...(scheduledAt !== undefined && { at: scheduledAt }),
    ...(mirror?.scheduledDayOnly && { dayOnly: true as const }),
    ...(schedule && { zoned: schedule }),
  };
}

function isAhead(theirs: State, ours: State): boolean {
  if (theirs === ours || theirs === 'unconfirmed') return false;
  // A draft at the switch was never meant to be under way: only submitting it can be next.
  if (theirs === 'rejected') return ours !== 'unconfirmed';
  if (ours === 'rejected' || theirs === 'canceled') return true;
  return STATES.indexOf(theirs) > STATES.indexOf(ours);
}
