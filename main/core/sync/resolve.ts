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
export const BETWEEN_PROBES = 60_000;
/** Lost answers in a row after which only the agent may try again. */
const MOST_LOST = 8;

export interface Looks {
  /** Wall clock, in milliseconds. */
  readonly now: number;
  /** The steady clock: no setting of the computer's clock makes two looks adjacent. */
  readonly steady: number;
  /** On the steady clock: the first of the looks in a row, this one included, that did not find it. */
  readonly absentSince: number;
  /** Sent twice it does nothing twice, in whichever order the two are carried out. */
  readonly harmless: boolean;
}

/**
 * What becomes of an entry after a probe. It is absent for certain when two looks a minute apart did not find it: before
 * that a carrier may still carry it out, behind a gateway that gave up waiting. Then it is sent again; a move that costs
 * money or reaches the losing carrier, and what was lost again and again, only when the agent agrees.
 */
export function afterProbe(finding: Finding, mutation: Mutation, looks: Looks): Resolution {
  if (finding === 'done') return { kind: 'done' };
  if (finding === 'gone') return { kind: 'refused', problem: GONE };
  const { now, steady, absentSince, harmless } = looks;
  const { body, attempts, doubt } = mutation;
  const left = harmless ? 0 : absentSince + BETWEEN_PROBES - steady;
  if (left > 0) return { kind: 'look-again', at: now + Math.ceil(left) };
  if (doubt !== 'agreed' && (attempts >= MOST_LOST || needsAgent(body))) {
    return { kind: 'refused', problem: inDoubt(mutation), doubt: true };
  }
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

function inDoubt({ body }: Mutation): Problem {
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
