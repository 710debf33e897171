import type { Instant } from '../../../preload/contract/domain/time.ts';
import { toEpochMs, toInstant } from '../../../preload/contract/domain/time.ts';

/** Kazoo counts seconds since the year 0 (`carriers/kazoo.md` §3). */
const UNIX_EPOCH = 62_167_219_200;

export function gregorianToMs(seconds: number): number {
  return (seconds - UNIX_EPOCH) * 1000;
}

/** Whole seconds; parts of a second are cut off. */
export function msToGregorian(ms: number): number {
  return Math.floor(ms / 1000) + UNIX_EPOCH;
}

export function gregorianToInstant(seconds: number): Instant {
  return toInstant(gregorianToMs(seconds));
}

export function instantToGregorian(at: Instant): number {
  return msToGregorian(toEpochMs(at));
}
