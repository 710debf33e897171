import { parseAbsolute, parseDateTime, toCalendarDateTime, toZoned } from '@internationalized/date';
import type { Instant, LocalDate, ZonedTime } from '../../../preload/contract/domain/time.ts';

const LOCAL_DATE = /^\d{4}-\d\d-\d\d$/;

/** The moment that a wall-clock time in its zone names; nothing when the time or the zone does not exist. */
export function zonedInstant({ dateTime, timeZone }: ZonedTime): Instant | undefined {
  try {
    const wall = parseDateTime(dateTime.replace(' ', 'T'));
    const zoned = toZoned(wall, timeZone);
    // When clocks go forward an hour is missing, and a time in it is silently taken for a later one.
    return toCalendarDateTime(zoned).compare(wall) === 0 ? zoned.toAbsoluteString() : undefined;
  } catch {
    return undefined;
  }
}

/** What clocks in a zone show at a moment; nothing when the zone does not exist. */
export function zonedAt(at: Instant, timeZone: string): ZonedTime | undefined {
  try {
    const wall = toCalendarDateTime(parseAbsolute(at, timeZone)).toString();
    return { dateTime: wall.slice(0, 16).replace('T', ' '), timeZone };
  } catch {
    return undefined;
  }
}

/** The day that a calendar in a zone shows at a moment; in UTC where the zone does not exist. */
export function dayAt(at: Instant, timeZone: string): LocalDate {
  return (zonedAt(at, timeZone)?.dateTime ?? at).slice(0, 10);
}

/** A day that exists on the calendar, such as `2026-12-03` and not `2026-02-30`. */
export function isLocalDate(text: string): text is LocalDate {
  if (!LOCAL_DATE.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/**
 * A requested date is a day and no moment. Noon in UTC falls on that very day wherever in the Americas or Europe it
 * is shown.
 */
export function dayInstant(date: LocalDate): Instant | undefined {
  return isLocalDate(date) ? `${date}T12:00:00.000Z` : undefined;
}
