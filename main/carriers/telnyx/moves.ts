import type { Move } from '../../../preload/contract/domain/moves.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import type { MoveQuestion } from '../../core/interfaces/carrier.ts';
import { everyMove } from '../every-move.ts';

/** Telnyx moves its orders by itself: the agent submits, cancels and, where that was agreed, activates. */
function moveTo(to: State, question: MoveQuestion): Move {
  const { state, awaiting } = question;
  const no = (why: string): Move => ({ to, legal: false, why });
  if (awaiting !== undefined) {
    return no(
      `Telnyx was asked for ${STATE_LABELS[awaiting]} and has not said yes: nothing else moves it now.`,
    );
  }
  switch (to) {
    case 'unconfirmed':
      return no('Nothing moves back to Unconfirmed at Telnyx.');
    case 'submitted':
      return submitMove(state);
    case 'pending':
      return no('Telnyx sends it to the losing carrier by itself.');
    case 'scheduled':
      return no('Telnyx schedules by itself once the losing carrier agrees.');
    case 'rejected':
      return no('Only the losing carrier or Telnyx turns an order down.');
    case 'completed':
      return activateMove(question);
    case 'canceled':
      return cancelMove(state);
  }
}

function submitMove(state: State): Move {
  const to = 'submitted';
  if (state === 'unconfirmed') {
    const consequence = 'Telnyx takes it on and sends it to the losing carrier; it may charge for the port.';
    return { to, legal: true, needs: ['confirm', 'charges-may-apply'], consequence };
  }
  const why =
    state === 'rejected'
      ? 'Answer the exception by a comment or a corrected field; Telnyx then goes on by itself.'
      : 'Telnyx has it already: it does not go back.';
  return { to, legal: false, why };
}

function activateMove({ state, onDemand }: MoveQuestion): Move {
  const to = 'completed';
  if (state === 'scheduled' && onDemand === true) {
    const consequence =
      'The numbers move to Telnyx at once, inside its window on the committed day. This cannot be undone.';
    return { to, legal: true, needs: ['confirm'], consequence };
  }
  return {
    to,
    legal: false,
    why: 'Telnyx completes by itself at the committed time; only an on-demand order is started by hand.',
  };
}

function cancelMove(state: State): Move {
  const to = 'canceled';
  if (state === 'unconfirmed')
    return { to, legal: false, why: 'Telnyx keeps no canceled drafts: delete it instead.' };
  const consequence =
    'Telnyx is asked to cancel; its desk looks at each request and takes none in the last 48 hours before the date.';
  return { to, legal: true, needs: ['confirm'], consequence };
}

/** An answer for each of the seven states, in the board's order. */
export function movesOf(question: MoveQuestion): readonly Move[] {
  return everyMove(question.state, (to) => moveTo(to, question));
}
