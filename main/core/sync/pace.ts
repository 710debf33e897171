import { coolDownMs, jittered } from './backoff.ts';

export interface Pace {
  readonly focused: boolean;
  /** A port of this account is due today. */
  readonly dueToday: boolean;
  /** Pulls in a row that failed. */
  readonly failures: number;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/**
 * Milliseconds until an account is asked again: often while somebody looks or a port is due, seldom otherwise. After a
 * failure it is asked again as soon as a carrier that was not reached would be, never later than usual.
 */
export function pullEvery({ focused, dueToday, failures }: Pace, fraction: number): number {
  const usual = focused ? (dueToday ? 30 * SECOND : MINUTE) : dueToday ? MINUTE : 5 * MINUTE;
  return failures === 0 ? jittered(usual, fraction) : Math.min(usual, coolDownMs(failures, fraction));
}

/** A delta can't show what was deleted: everything is asked for again after this many milliseconds. */
export const FULL_PULL_EVERY = 30 * MINUTE;

export const FIRST_FULL_PULL_AFTER = 2 * MINUTE;
