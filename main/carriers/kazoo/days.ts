import type { LocalDate } from '../../../preload/contract/domain/time.ts';
import { DAY, dayText } from './day-text.ts';
import { gregorianToMs, msToGregorian } from './gregorian.ts';

/** Kazoo keeps days as the Gregorian second in which they begin in the account's zone (`carriers/kazoo.md` §7). */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const options = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  } as const;
  const format = new Intl.DateTimeFormat('en-US', {
    ...options,
    calendar: 'gregory',
    hourCycle: 'h23',
    timeZone,
  });
  formats.set(timeZone, format);
  return format;
}

/** Zones change their offset on quarters of an hour only; asking Intl for each date of a large list would take seconds. */
const QUARTER = 900_000;
const MOST_OFFSETS = 20_000;
const zones = new Map<string, Map<number, number>>();

function offsetsOf(timeZone: string): Map<number, number> {
  const known = zones.get(timeZone) ?? new Map<number, number>();
  zones.set(timeZone, known);
  return known;
}

/** Local time minus UTC at this moment, in milliseconds. */
function offsetAt(ms: number, timeZone: string): number {
  const quarter = Math.floor(ms / QUARTER);
  const offsets = offsetsOf(timeZone);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(quarter * QUARTER))
    parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const offset = Date.UTC(year, month - 1, day, hour, minute, second) - quarter * QUARTER;
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}

/** The wall clock at this moment, as if it were UTC, in milliseconds. */
function wallClock(ms: number, timeZone: string): number {
  return ms + offsetAt(ms, timeZone);
}

/** Who asked in a zone further east began the day on the evening before, seen from here: up to UTC, seen from the Pacific. */
const BEGUN_ELSEWHERE = 8 * 3_600_000;

/** The day on the calendar of this zone; from four in the afternoon on it is the next day, begun further east. */
export function gregorianToDay(seconds: number, timeZone: string): LocalDate | undefined {
  const ms = gregorianToMs(seconds);
  if (!Number.isFinite(ms) || Math.abs(ms) > 8e15) return undefined;
  return dayText(Math.floor((wallClock(ms, timeZone) + BEGUN_ELSEWHERE) / DAY));
}

/** The Gregorian second in which a day begins in this zone; `undefined` when the text is no day. */
export function dayToGregorian(day: LocalDate, timeZone: string): number | undefined {
  const midnight = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(midnight)) return undefined;
  const guess = midnight - (wallClock(midnight, timeZone) - midnight);
  // The guess used the offset of another moment: take the one that holds there.
  const begin = midnight - (wallClock(guess, timeZone) - guess);
  // Where midnight does not exist (clocks go forward), the day begins an hour later.
  const late = wallClock(begin, timeZone) < midnight ? begin + 3_600_000 : begin;
  return msToGregorian(late);
}
