import type { Move, MoveNeed } from '../../../preload/contract/domain/moves.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import type { MoveQuestion } from '../../core/interfaces/carrier.ts';
import { everyMove } from '../every-move.ts';

interface Way {
  readonly needs: readonly MoveNeed[];
  readonly consequence: string;
}

/** The customer's turn is while an order is pending or rejected there (`carriers/telnyx-flowroute-s3.md` §C). */
const SUBMIT: Way = {
  needs: ['confirm', 'charges-may-apply'],
  consequence: 'Flowroute’s e-LOA is signed for your company and Flowroute charges a fee for each number.',
};
const SUBMIT_AGAIN: Way = {
  needs: ['confirm'],
  consequence:
    'Flowroute’s e-LOA is signed again and its desk looks at the corrected order; there is no new fee.',
};
const CANCEL: Way = {
  needs: ['confirm'],
  consequence: 'The order is given up at Flowroute. This cannot be undone.',
};

function wayTo(to: 'submitted' | 'canceled', state: State): Way | undefined {
  switch (state) {
    case 'unconfirmed':
      return to === 'submitted' ? SUBMIT : CANCEL;
    case 'rejected':
      return to === 'submitted' ? SUBMIT_AGAIN : CANCEL;
    case 'submitted':
    case 'pending':
    case 'scheduled':
    case 'completed':
    case 'canceled':
      return undefined;
  }
}

function whyNot(to: State, state: State): string {
  switch (to) {
    case 'unconfirmed':
      return 'Nothing moves back to Unconfirmed at Flowroute.';
    case 'submitted':
      return `Flowroute has it already: it stands in ${STATE_LABELS[state]}.`;
    case 'pending':
      return 'Flowroute sends it to the losing carrier by itself once its desk has checked it.';
    case 'scheduled':
      return 'Flowroute schedules by itself once the losing carrier agrees.';
    case 'completed':
      return 'Flowroute completes it by itself on the scheduled day.';
    case 'rejected':
      return 'Only Flowroute and the losing carrier reject an order.';
    case 'canceled':
      return 'Flowroute cancels an order in work only by a ticket to its support.';
  }
}

function moveTo(to: State, { state }: MoveQuestion): Move {
  const way = to === 'submitted' || to === 'canceled' ? wayTo(to, state) : undefined;
  return way === undefined ? { to, legal: false, why: whyNot(to, state) } : { to, legal: true, ...way };
}

/** An answer for each of the seven states, in the board's order. */
export function movesOf(question: MoveQuestion): readonly Move[] {
  return everyMove(question.state, (to) => moveTo(to, question));
}
