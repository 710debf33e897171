import type { Dice } from '../../seed/dice.ts';
import { gregorian } from '../time/gregorian.ts';
import { localText, scheduledDate } from '../time/zones.ts';

const DAY_MS = 86_400_000;

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());

/** The date `days` from now in `zone`, `YYYY-MM-DD`; other days than today move off the weekend. */
export function dateIn(now: number, days: number, zone: string): string {
  const step = days < 0 ? -1 : 1;
  let offset = days;
  let date = localText(now + offset * DAY_MS, zone).slice(0, 10);
  while (days !== 0 && isWeekend(date)) {
    offset += step;
    date = localText(now + offset * DAY_MS, zone).slice(0, 10);
  }
  return date;
}

/** A cutover in office hours, as `schedule_on` and its `scheduled_date`. */
export function cutover(
  now: number,
  days: number,
  zone: string,
  dice: Dice,
): {
  readonly schedule_on: { readonly timezone: string; readonly date_time: string };
  readonly scheduled_date: number;
} {
  const hour = String(dice.whole(8, 16)).padStart(2, '0');
  const dateTime = `${dateIn(now, days, zone)} ${hour}:${dice.pick(['00', '30'])}`;
  const date = scheduledDate(dateTime, zone) ?? gregorian(now);
  return { schedule_on: { timezone: zone, date_time: dateTime }, scheduled_date: date };
}

/** The first moment of a day in `zone`, Gregorian seconds: how Monster UI writes `transfer_date`. */
export const dayStart = (date: string, zone: string): number => scheduledDate(`${date} 00:00`, zone) ?? 0;
