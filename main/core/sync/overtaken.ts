import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { isTerminal, STATE_LABELS, type State } from '../../../preload/contract/domain/states.ts';
import type { MoveBody } from '../interfaces/mutation.ts';

/** The order is no longer where the agent saw it when the move was made: where it is now, and what to do. */
export function overtaken(now: State, { from, to }: Pick<MoveBody, 'from' | 'to'>): Problem {
  return {
    code: 'conflict',
    what: `The port stands in ${STATE_LABELS[now]} at the carrier now, no longer in ${STATE_LABELS[from]}.`,
    next: isTerminal(now)
      ? `A ${STATE_LABELS[now].toLowerCase()} port no longer moves: discard the move to ${STATE_LABELS[to]}. If ${STATE_LABELS[now]} is wrong, tell the carrier in a comment.`
      : `Retry to move it from there to ${STATE_LABELS[to]}, or discard the move.`,
  };
}
