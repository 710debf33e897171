import type { Move, MoveNeed } from '../../../preload/contract/domain/moves.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import type { MoveQuestion } from '../../core/interfaces/carrier.ts';
import { everyMove } from '../every-move.ts';

interface Way {
  readonly from: readonly State[];
  readonly needs: readonly MoveNeed[];
  readonly consequence: string;
}

/** Kazoo's table of moves (`carriers/kazoo.md` §2). Nothing leads back to unconfirmed. */
const WAYS: Readonly<Record<Exclude<State, 'unconfirmed'>, Way>> = {
  submitted: {
    from: ['unconfirmed', 'rejected'],
    needs: ['charges-may-apply', 'optional-reason'],
    consequence: 'The port authority is asked to send it to the losing carrier.',
  },
  pending: {
    from: ['submitted'],
    needs: ['optional-reason'],
    consequence: 'It is recorded as sent to the losing carrier; the customer is notified.',
  },
  scheduled: {
    from: ['pending'],
    needs: ['schedule', 'optional-reason'],
    consequence: 'The date and time the losing carrier committed to are recorded; the customer is notified.',
  },
  completed: {
    from: ['pending', 'scheduled', 'rejected'],
    needs: ['confirm', 'optional-reason'],
    consequence:
      'The numbers go live in the account at once and the account is billed. This cannot be undone.',
  },
  rejected: {
    from: ['submitted', 'pending', 'scheduled'],
    needs: ['reason'],
    consequence: 'The customer reads the reason, can correct the request and submit it again.',
  },
  canceled: {
    from: ['unconfirmed', 'submitted', 'pending', 'scheduled', 'rejected'],
    needs: ['confirm', 'optional-reason'],
    consequence: 'The port is given up. This cannot be undone.',
  },
};

function listed(states: readonly State[]): string {
  const labels = states.map((state) => STATE_LABELS[state]);
  const last = labels.pop() ?? '';
  return labels.length === 0 ? last : `${labels.join(', ')} or ${last}`;
}

/** Without being the authority one may submit, and give up what was never submitted. */
function mayMove(to: State, { authority, state }: MoveQuestion): boolean {
  return authority || to === 'submitted' || (to === 'canceled' && state === 'unconfirmed');
}

function moveTo(to: State, question: MoveQuestion): Move {
  const { state } = question;
  const no = (why: string): Move => ({ to, legal: false, why });
  if (to === 'unconfirmed') return no('Nothing moves back to Unconfirmed at Kazoo.');
  const { from, needs, consequence } = WAYS[to];
  if (!from.includes(state)) return no(`Kazoo accepts ${STATE_LABELS[to]} only from ${listed(from)}.`);
  if (!mayMove(to, question)) {
    return no(
      to === 'canceled'
        ? 'Once submitted, only the port authority can cancel it.'
        : `Only the port authority can move it to ${STATE_LABELS[to]}.`,
    );
  }
  return { to, legal: true, needs, consequence };
}

/** An answer for each of the seven states, in the board's order. */
export function movesOf(question: MoveQuestion): readonly Move[] {
  return everyMove(question.state, (to) => moveTo(to, question));
}
