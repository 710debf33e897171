import type { Move } from '../../preload/contract/domain/moves.ts';
import type { State } from '../../preload/contract/domain/states.ts';
import { isTerminal, STATE_LABELS, STATES } from '../../preload/contract/domain/states.ts';

/** An answer for each of the seven states, in the board's order. `moveTo` is asked for those that are not ruled out anyway. */
export function everyMove(from: State, moveTo: (to: State) => Move): readonly Move[] {
  return STATES.map((to) => {
    const why = whyNot(to, from);
    return why === undefined ? moveTo(to) : { to, legal: false, why };
  });
}

/** What holds at every carrier. */
function whyNot(to: State, from: State): string | undefined {
  if (to === from) return `It already is in ${STATE_LABELS[to]}.`;
  return isTerminal(from) ? `${STATE_LABELS[from]} is final: nothing moves out of it.` : undefined;
}
