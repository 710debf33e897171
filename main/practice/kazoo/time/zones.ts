import { gregorian } from './gregorian.ts';

const EXTRA = ['UTC', 'Etc/UTC', 'GMT', 'US/Eastern', 'US/Central', 'US/Mountain', 'US/Pacific'] as const;

let known: ReadonlySet<string> | undefined;

/** Every zone name the schedule schema accepts. */
export function zoneNames(): ReadonlySet<string> {
  known ??= new Set([...Intl.supportedValuesOf('timeZone'), ...EXTRA]);
  return known;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const cached = formats.get(zone);
  if (cached) return cached;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** The wall clock of `zone` at `ms`, read as if it were UTC milliseconds. */
function wallClock(ms: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatFor(zone).formatToParts(ms)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** `YYYY-MM-DD HH:MM` in `zone` at `ms`. */
export const localText = (ms: number, zone: string): string =>
  new Date(wallClock(ms, zone)).toISOString().slice(0, 16).replace('T', ' ');

/**
 * Gregorian UTC seconds of the local time `YYYY-MM-DD HH:MM` in `zone`; null when either is no real
 * time or zone. An hour skipped by daylight saving lands after the gap.
 */
export function scheduledDate(dateTime: string, zone: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/.exec(dateTime);
  if (!match || !zoneNames().has(zone)) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  if (new Date(wall).toISOString().slice(0, 16).replace('T', ' ') !== dateTime) return null;
  const guess = wall - (wallClock(wall, zone) - wall);
  const settled = wall - (wallClock(guess, zone) - guess);
  return gregorian(settled);
}
