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

/** The deed as a button says it: `Submit`, `Move to Pending`; of one order among several `Cancel at Telnyx`. */
export function deedOf(to: State, order?: string): string {
  if (to === 'canceled' && order) return `Cancel at ${order}`;
  return DEEDS[to] ?? `Move to ${STATE_LABELS[to]}`;
}

/** The deed with its object: `Submit Acme Dental`, `Move Acme Dental to Pending`, `Reject Acme Dental at Telnyx`. */
export function titleOf(name: string, to: State, order?: string): string {
  const at = order ? ` at ${order}` : '';
  if (to === 'canceled') return `Cancel ${name}${at}`;
  return DEEDS[to] ? `${DEEDS[to]} ${name}${at}` : `Move ${name} to ${STATE_LABELS[to]}${at}`;
}

/** Something must be asked first. A reason that is only welcome does not stop a move. */
export function mustAsk(needs: readonly MoveNeed[]): boolean {
  return needs.some((need) => need !== 'optional-reason');
}
