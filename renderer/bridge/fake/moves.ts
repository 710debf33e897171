import type { Move, MoveNeed } from '../../../preload/contract/domain/moves.ts';
import { STATE_LABELS, STATES, type State } from '../../../preload/contract/domain/states.ts';
import { labelOf } from './carriers.ts';

const NEXT: Readonly<Record<State, readonly State[]>> = {
  unconfirmed: ['submitted', 'canceled'],
  submitted: ['pending', 'rejected', 'canceled'],
  pending: ['scheduled', 'completed', 'rejected', 'canceled'],
  scheduled: ['completed', 'rejected', 'canceled'],
  rejected: ['submitted', 'pending', 'canceled'],
  completed: [],
  canceled: [],
};

export const NEEDS: Partial<Readonly<Record<State, readonly MoveNeed[]>>> = {
  submitted: ['charges-may-apply'],
  scheduled: ['schedule'],
  rejected: ['reason'],
  canceled: ['optional-reason', 'confirm'],
};

export function movesOf(order: { readonly state: State; readonly carrier: string }): readonly Move[] {
  return STATES.map((to) => {
    if (to === order.state) return { to, legal: false, why: `It is ${STATE_LABELS[to].toLowerCase()} now.` };
    if (NEXT[order.state].includes(to)) {
      return {
        to,
        legal: true,
        needs: NEEDS[to] ?? [],
        consequence: `${labelOf(order.carrier)} moves this port to ${STATE_LABELS[to]}.`,
      };
    }
    const why = NEXT[order.state].length
      ? `A port that is ${STATE_LABELS[order.state].toLowerCase()} can’t become ${STATE_LABELS[to].toLowerCase()}.`
      : `${STATE_LABELS[order.state]} ports stay as they are.`;
    return { to, legal: false, why };
  });
}
