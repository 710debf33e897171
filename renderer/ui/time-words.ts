import type { Ahead } from '../../preload/contract/domain/orders.ts';
import type { Due } from '../../preload/contract/domain/port-requests.ts';
import { STATE_LABELS } from '../../preload/contract/domain/states.ts';
import type { Instant, ZonedTime } from '../../preload/contract/domain/time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

/** How long ago, short enough for a card: `now`, `4 min`, `3 h`, `12 d`. */
export function age(since: Instant, now: number): string {
  const past = Math.max(0, now - Date.parse(since));
  if (past < MINUTE) return 'now';
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min`;
  if (past < DAY) return `${Math.floor(past / HOUR)} h`;
  return `${Math.floor(past / DAY)} d`;
}

/** The same as a sentence's end: `just now`, `4 min ago`. */
export function ago(since: Instant, now: number): string {
  const words = age(since, now);
  return words === 'now' ? 'just now' : `${words} ago`;
}

/** The calendar day of a moment in a zone: `2026-12-03`. */
export function dayOf(at: Instant | number, zone: string): string {
  const parts = format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    new Date(at),
  );
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** `Thu, Dec 3` for a calendar day, with the year where it is not this one. */
export function dayWords(day: string, today: string): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  return format('UTC', { weekday: 'short', month: 'short', day: 'numeric', ...year }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** `10:42 AM` in a zone. */
export function clock(at: Instant, zone: string): string {
  return format(zone, { hour: 'numeric', minute: '2-digit' }).format(new Date(at));
}

/** `Dec 3, 2026, 10:42 AM` in a zone. */
export function moment(at: Instant, zone: string): string {
  return format(zone, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(at));
}

/** A committed wall-clock time the way the losing carrier says it: `Thu, Dec 3, 10:30 AM (Los Angeles)`. */
export function zonedWords({ dateTime, timeZone }: ZonedTime, today: string): string {
  return `${dayWords(dateTime.slice(0, 10), today)}, ${wallClock(dateTime)} (${zoneWords(timeZone)})`;
}

/** A committed date without its zone, for where there is little room: `Thu, Dec 3, 10:30 AM`. */
export function wallWords({ dateTime }: ZonedTime, today: string): string {
  return `${dayWords(dateTime.slice(0, 10), today)}, ${wallClock(dateTime)}`;
}

/** `10:30 AM` of `2026-12-03 10:30`. */
function wallClock(dateTime: string): string {
  return format('UTC', { hour: 'numeric', minute: '2-digit' }).format(
    new Date(`${dateTime.replace(' ', 'T')}:00Z`),
  );
}

/** `America/Los_Angeles` as people say it: `Los Angeles`. */
export function zoneWords(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

export type DueTone = 'overdue' | 'today' | 'later';

export interface DueWords {
  readonly tone: DueTone;
  /** `Overdue 3 d`, `Today, 10:30 AM`, `Tomorrow`, `Thu, Dec 3`. */
  readonly words: string;
  /** Whole sentence for a tooltip and a screen reader. */
  readonly full: string;
}

/** The calendar day of what is due: a committed one by the losing carrier's clock; a requested one is noon of its day in UTC. */
export function dueDay(due: Due, zone: string): string {
  if (due.zoned) return due.zoned.dateTime.slice(0, 10);
  return dayOf(due.at, due.kind === 'requested' ? 'UTC' : zone);
}

/** What is due, seen from today; `zone` is the agent's own. */
export function dueWords(due: Due, now: number, zone: string): DueWords {
  const place = due.zoned?.timeZone ?? zone;
  const day = dueDay(due, zone);
  const today = dayOf(now, place);
  const away = Math.round((Date.parse(day) - Date.parse(today)) / DAY);
  const kind = due.kind === 'scheduled' ? 'Scheduled for' : 'Requested for';
  const full = `${kind} ${due.zoned ? zonedWords(due.zoned, today) : dayWords(day, today)}`;
  if (away < 0) return { tone: 'overdue', words: `Overdue ${-away} d`, full };
  if (away === 0)
    return { tone: 'today', words: due.zoned ? `Today, ${wallClock(due.zoned.dateTime)}` : 'Today', full };
  return { tone: 'later', words: away === 1 ? 'Tomorrow' : dayWords(day, today), full };
}

/** What a carrier that is ahead says: `FOC Thu, Dec 3, 10:30 AM` once it has committed to a date, else its state. */
export function aheadWords({ state, at, zoned, dayOnly }: Ahead, now: number, zone: string): string {
  // A date that has passed, or that no longer holds, is not the news.
  if (state !== 'scheduled') return STATE_LABELS[state];
  if (zoned) return `FOC ${wallWords(zoned, dayOf(now, zoned.timeZone))}`;
  if (at && dayOnly) return `FOC ${dayWords(dayOf(at, 'UTC'), dayOf(now, zone))}`;
  if (at) return `FOC ${dayWords(dayOf(at, zone), dayOf(now, zone))}, ${clock(at, zone)}`;
  return STATE_LABELS[state];
}
