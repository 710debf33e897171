import { backoffMs } from './backoff.ts';

/** Keeps an account from being asked again and again while it does not answer. */
export interface Breaker {
  /** Milliseconds since 1970 before which only nothing is sent; `undefined` while closed. */
  readonly openUntil: () => number | undefined;
  /** The cool-down is over: one cheap read may try. */
  readonly mayProbe: (now: number) => boolean;
  readonly succeeded: () => void;
  /** `at once` for an unreachable host, else after some failures in a row. */
  readonly failed: (now: number, fraction: number, atOnce: boolean) => void;
  /** The network is said to be back: probe now. */
  readonly retryNow: () => void;
}

const FAILURES_IN_A_ROW = 5;
/** Milliseconds. */
const FIRST_COOL_DOWN = 2_000;
const LONGEST_COOL_DOWN = 60_000;

/** Still to come; what lies further ahead than any cool-down was set by a clock that has been set back since. */
function isAhead(until: number, now: number): boolean {
  return until > now && until - now <= FIRST_COOL_DOWN + LONGEST_COOL_DOWN;
}

export function createBreaker(): Breaker {
  let failures = 0;
  let trips = 0;
  let until: number | undefined;
  return {
    openUntil: () => until,
    mayProbe: (now) => until === undefined || !isAhead(until, now),
    succeeded: () => {
      failures = 0;
      trips = 0;
      until = undefined;
    },
    failed: (now, fraction, atOnce) => {
      failures += 1;
      // Requests that were under way when it opened must not prolong it.
      if (until !== undefined && isAhead(until, now)) return;
      if (!atOnce && until === undefined && failures < FAILURES_IN_A_ROW) return;
      trips += 1;
      until = now + FIRST_COOL_DOWN / 2 + backoffMs(trips, fraction, FIRST_COOL_DOWN, LONGEST_COOL_DOWN);
    },
    retryNow: () => {
      trips = 0;
      if (until !== undefined) until = 0;
    },
  };
}
