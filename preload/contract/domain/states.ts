/** The seven states of a port request, in the board's order (`design.md` §1). */
export const STATES = [
  'unconfirmed',
  'submitted',
  'pending',
  'scheduled',
  'completed',
  'rejected',
  'canceled',
] as const;

export type State = (typeof STATES)[number];

export const STATE_LABELS: Readonly<Record<State, string>> = {
  unconfirmed: 'Unconfirmed',
  submitted: 'Submitted',
  pending: 'Pending',
  scheduled: 'Scheduled',
  completed: 'Completed',
  rejected: 'Rejected',
  canceled: 'Canceled',
};

const known: ReadonlySet<string> = new Set(STATES);

export function isState(word: string): word is State {
  return known.has(word);
}

/** Completed and canceled have no way out. */
export function isTerminal(state: State): boolean {
  return state === 'completed' || state === 'canceled';
}
