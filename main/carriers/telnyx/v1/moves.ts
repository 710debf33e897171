import type { Move } from '../../../../preload/contract/domain/moves.ts';
import type { State } from '../../../../preload/contract/domain/states.ts';
import type { MoveQuestion } from '../../../core/interfaces/carrier.ts';
import { everyMove } from '../../every-move.ts';

/** The one thing an agent moves by this API is a draft, to Telnyx; it has no call that cancels (§A). */
function moveTo(to: State, { state }: MoveQuestion): Move {
  const no = (why: string): Move => ({ to, legal: false, why });
  switch (to) {
    case 'unconfirmed':
      return no('Nothing moves back to Unconfirmed at Telnyx v1.');
    case 'submitted':
      return submitMove(state);
    case 'pending':
      return no('Telnyx v1 sends it to the losing carrier by itself.');
    case 'scheduled':
      return no('Telnyx v1 schedules by itself once the losing carrier agrees.');
    case 'rejected':
      return no('Only the losing carrier or Telnyx v1 turns an order down.');
    case 'completed':
      return no('Telnyx v1 completes by itself at the committed time.');
    case 'canceled':
      return no(
        state === 'unconfirmed'
          ? 'Telnyx v1 cancels no drafts: leave it, or delete it in the Telnyx portal.'
          : 'Telnyx v1 has no call to cancel: ask for it in a comment, or do it in the Telnyx portal.',
      );
  }
}

function submitMove(state: State): Move {
  const to = 'submitted';
  if (state === 'unconfirmed') {
    const consequence =
      'Telnyx takes on the whole draft, with every order it was split into, and sends them to the losing carriers; it may charge for the ports.';
    return { to, legal: true, needs: ['confirm', 'charges-may-apply'], consequence };
  }
  const why =
    state === 'rejected'
      ? 'Answer Telnyx v1 by a comment or a corrected field; it then goes on by itself.'
      : 'Telnyx v1 has it already: it does not go back.';
  return { to, legal: false, why };
}

/** An answer for each of the seven states, in the board's order. */
export function movesOf(question: MoveQuestion): readonly Move[] {
  return everyMove(question.state, (to) => moveTo(to, question));
}
