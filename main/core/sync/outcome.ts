import type { ProblemCode } from '../../../preload/contract/domain/problem.ts';
import { type Instant, toInstant } from '../../../preload/contract/domain/time.ts';
import type { CarrierFailure } from '../interfaces/carrier.ts';
import type { Outcome } from '../interfaces/mutation.ts';
import { backoffMs } from './backoff.ts';

export interface AttemptFacts {
  /** Tries so far, this one included. */
  readonly tries: number;
  readonly now: number;
  /** 0 <= f < 1 */
  readonly fraction: number;
}

/** Tries after which a carrier that keeps answering "conflict" is not asked again. */
const MOST_CONFLICTS = 5;
/** Milliseconds before the first look whether a lost answer's change has arrived. */
const BEFORE_PROBE = 2_000;

type Reaction = 'wait' | 'hold' | 'back-off' | 'refuse' | 'contest' | 'doubt';

/** What each code asks for once the carrier has answered, or when nothing has left. */
const REACTIONS: Readonly<Record<ProblemCode, Reaction>> = {
  unauthorized: 'wait',
  'secrets-locked': 'wait',
  'rate-limited': 'hold',
  'expired-slot': 'back-off',
  conflict: 'contest',
  rejected: 'refuse',
  'needs-consent': 'refuse',
  forbidden: 'refuse',
  'not-found': 'refuse',
  'invalid-input': 'refuse',
  'file-refused': 'refuse',
  storage: 'refuse',
  // Answers that tell nothing: the change may have been carried out behind them.
  offline: 'doubt',
  'carrier-down': 'doubt',
  protocol: 'doubt',
  internal: 'doubt',
};

/** Does an answer with this code say what became of what was asked? */
export function isTelling(code: ProblemCode): boolean {
  return REACTIONS[code] !== 'doubt';
}

/** What a failed attempt means for its entry (`sync.md` §1.2). Accounts are held or paused elsewhere. */
export function outcomeOf({ problem, reached }: CarrierFailure, facts: AttemptFacts): Outcome {
  const { now, tries, fraction } = facts;
  const partly = reached === 'partly';
  const later = (notBefore: Instant): Outcome => ({ kind: 'later', problem, notBefore, reached: partly });
  const backedOff = later(toInstant(now + backoffMs(tries, fraction)));
  const refused: Outcome = { kind: 'refused', problem, ...(partly && { doubt: true }) };
  switch (reactionTo(problem.code, reached)) {
    case 'wait':
      return later(toInstant(now));
    case 'hold':
      return problem.retryAt === undefined ? backedOff : later(problem.retryAt);
    case 'back-off':
      return backedOff;
    case 'refuse':
      return refused;
    case 'contest':
      return tries < MOST_CONFLICTS ? backedOff : refused;
    case 'doubt':
      return {
        kind: 'unknown',
        problem,
        notBefore: toInstant(now + backoffMs(tries, fraction, BEFORE_PROBE)),
      };
  }
}

function reactionTo(code: ProblemCode, reached: CarrierFailure['reached']): Reaction {
  const reaction = REACTIONS[code];
  if (reached === 'maybe') return 'doubt';
  if (reached === 'yes' || reached === 'partly' || reaction !== 'doubt') return reaction;
  return code === 'internal' ? 'refuse' : 'back-off';
}
