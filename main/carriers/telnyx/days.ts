import type { Instant, LocalDate } from '../../../preload/contract/domain/time.ts';
import { toEpochMs } from '../../../preload/contract/domain/time.ts';

const HOUR = 3_600_000;
const MOST_REMEMBERED = 5_000;
const formats = new Map<string, Intl.DateTimeFormat>();
/** Asking Intl for each date of a large list would take seconds, and the same few hours come again and again. */
const remembered = new Map<string, LocalDate>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone,
  });
  formats.set(timeZone, format);
  return format;
}

/** The day on the calendar of this zone at a moment; nothing when the text is no moment. */
export function dayOf(at: Instant, timeZone: string): LocalDate | undefined {
  const key = `${timeZone} ${at}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const ms = toEpochMs(at);
  if (Number.isNaN(ms)) return undefined;
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, day);
  return day;
}

/** The first full step of a window, from its beginning on in hours, that falls on this day; nothing when none does. */
export function firstOn(day: LocalDate, from: number, to: number, timeZone: string): number | undefined {
  for (let at = from; at <= to; at = Math.floor(at / HOUR) * HOUR + HOUR) {
    const here = dayOf(new Date(at).toISOString(), timeZone);
    if (here === day) return at;
    if (here !== undefined && here > day) return undefined;
  }
  return undefined;
}
