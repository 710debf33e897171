import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import type { Mutation, Outcome } from '../interfaces/mutation.ts';
import { words } from './words.ts';

/** What a probe says about a change whose answer was lost. */
export type Finding = 'done' | 'absent' | 'gone';

export type Resolution =
  | Outcome
  /** Look again, no earlier than this; nothing is written. */
  | { readonly kind: 'look-again'; readonly at: number };

/** Longer than a carrier works on one request: what is absent after it was never carried out (`sync.md` §1.3). */
export const BETWEEN_CREATE_PROBES = 60_000;
/** Lost answers in a row after which only the agent may try again. */
const MOST_LOST = 8;

/**
 * What becomes of an entry after a probe. `absences`: probes in a row, this one included, that did not find it. A
 * create is repeated only when it is twice absent; a move that costs money or reaches the losing carrier never by
 * itself.
 */
export function afterProbe(
  finding: Finding,
  mutation: Mutation,
  { now, absences }: { readonly now: number; readonly absences: number },
): Resolution {
  if (finding === 'done') return { kind: 'done' };
  if (finding === 'gone') return { kind: 'refused', problem: GONE };
  const { body } = mutation;
  if (body.kind === 'create' && absences < 2) return { kind: 'look-again', at: now + BETWEEN_CREATE_PROBES };
  if (mutation.attempts >= MOST_LOST || needsAgent(body))
    return { kind: 'refused', problem: doubt(mutation) };
  const problem: Problem = mutation.problem ?? {
    code: 'carrier-down',
    what: 'The carrier’s answer was lost, and the change has not arrived there.',
    next: 'It is sent again.',
  };
  return { kind: 'later', problem, notBefore: toInstant(now), reached: true };
}

const GONE: Problem = {
  code: 'not-found',
  what: 'The carrier no longer has this port request.',
  next: 'Create it again from what Portside holds, or discard the change.',
};

function needsAgent(body: Mutation['body']): boolean {
  return (
    body.kind === 'move' && (body.to === 'submitted' || body.to === 'scheduled' || body.to === 'completed')
  );
}

function doubt({ body }: Mutation): Problem {
  const what =
    body.kind === 'move'
      ? `The carrier’s answer to the move to ${STATE_LABELS[body.to]} was lost, and the port does not stand there.`
      : `${words(body)}: the carrier’s answer was lost again and again.`;
  return {
    code: 'carrier-down',
    what,
    next: 'Check with the carrier whether it went through, then retry or discard.',
  };
}
