import type { PortState } from '../world/model.ts';

type Target = Exclude<PortState, 'unconfirmed'>;

const FROM: Readonly<Record<Target, readonly PortState[]>> = {
  submitted: ['unconfirmed', 'rejected'],
  pending: ['submitted'],
  scheduled: ['pending'],
  completed: ['pending', 'scheduled', 'rejected'],
  rejected: ['submitted', 'pending', 'scheduled'],
  canceled: ['unconfirmed', 'submitted', 'pending', 'scheduled', 'rejected'],
};

export const MOVE_TARGETS = Object.keys(FROM) as readonly Target[];

/** True when `word` is a state a port can be moved to; `unconfirmed` is not. */
export const isMoveTarget = (word: string): word is Target =>
  (MOVE_TARGETS as readonly string[]).includes(word);

/** What decides a move beside the two states. */
export interface Standing {
  /** The token's account is the port's authority, or master. */
  readonly authority: boolean;
  /** The token's account owns the port or is an ancestor of its owner. */
  readonly family: boolean;
  readonly allowSubmittedToScheduled: boolean;
}

/** Kazoo's verdict on a move. Permission is looked at before legality (carriers/kazoo.md §2). */
export function judgeMove(
  from: PortState,
  to: Target,
  standing: Standing,
): 'legal' | 'illegal' | 'not-allowed' {
  const mayMove =
    standing.authority ||
    to === 'submitted' ||
    (to === 'canceled' && from === 'unconfirmed' && standing.family);
  if (!mayMove) return 'not-allowed';
  const skipsPending = to === 'scheduled' && from === 'submitted' && standing.allowSubmittedToScheduled;
  return skipsPending || FROM[to].includes(from) ? 'legal' : 'illegal';
}
