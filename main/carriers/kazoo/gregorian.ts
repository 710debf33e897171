import type { Instant } from '../../../preload/contract/domain/time.ts';
import { toEpochMs, toInstant } from '../../../preload/contract/domain/time.ts';
import { dayText } from './day-text.ts';

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
  const day = Math.floor((seconds - UNIX_EPOCH) / SECONDS);
  const rest = seconds - UNIX_EPOCH - day * SECONDS;
  // Parts of a second, and years that a day does not say in four digits.
  if (!Number.isInteger(rest) || day < 0 || day > LAST_DAY) return toInstant(gregorianToMs(seconds));
  const [minute, second] = [Math.floor(rest / 60), rest % 60];
  return `${dayText(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)}.000Z`;
}

const SECONDS = 86_400;
/** 9999-12-31 */
const LAST_DAY = 2_932_896;

function two(part: number): string {
  return part < 10 ? `0${part}` : `${part}`;
}

export function instantToGregorian(at: Instant): number {
  return msToGregorian(toEpochMs(at));
}
