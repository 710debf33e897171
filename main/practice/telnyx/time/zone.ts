const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, made);
  return made;
}

/** Minutes that the wall clock of `zone` is ahead of UTC at `ms`. */
function aheadAt(ms: number, zone: string): number {
  const name =
    formatFor(zone)
      .formatToParts(ms)
      .find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const MINUTE = 60_000;

/** Midnight UTC of the calendar day that `zone` has at `ms`: a day to count from. */
export function dayIn(ms: number, zone: string): number {
  const local = new Date(ms + aheadAt(ms, zone) * MINUTE);
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
}

/** The moment when a clock in `zone` shows `hour` on `day` (a midnight UTC, as `dayIn` gives it). */
export function hourIn(day: number, hour: number, zone: string): number {
  const wall = day + hour * 60 * MINUTE;
  return wall - aheadAt(wall - aheadAt(wall, zone) * MINUTE, zone) * MINUTE;
}

/** True for Saturday and Sunday of a midnight UTC. */
export const isWeekend = (day: number): boolean => [0, 6].includes(new Date(day).getUTCDay());
