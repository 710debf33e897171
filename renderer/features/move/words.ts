import type { Move, MoveNeed } from '../../../preload/contract/domain/moves.ts';
import { STATE_LABELS, type State } from '../../../preload/contract/domain/states.ts';

export type LegalMove = Extract<Move, { legal: true }>;

const DEEDS: Partial<Readonly<Record<State, string>>> = {
  submitted: 'Submit',
  scheduled: 'Schedule',
  completed: 'Complete',
  rejected: 'Reject',
  canceled: 'Cancel port request',
};

/** The deed as a button says it: `Submit`, `Move to Pending`. */
export function deedOf(to: State): string {
  return DEEDS[to] ?? `Move to ${STATE_LABELS[to]}`;
}

/** The deed with its object: `Submit Acme Dental`, `Move Acme Dental to Pending`. */
export function titleOf(name: string, to: State): string {
  if (to === 'canceled') return `Cancel ${name}`;
  return DEEDS[to] ? `${DEEDS[to]} ${name}` : `Move ${name} to ${STATE_LABELS[to]}`;
}

/** Something must be asked first. A reason that is only welcome does not stop a move. */
export function mustAsk(needs: readonly MoveNeed[]): boolean {
  return needs.some((need) => need !== 'optional-reason');
}
