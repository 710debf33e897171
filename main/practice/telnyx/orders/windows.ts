import { type Answer, data } from '../answer.ts';
import { type Call, stamp } from '../site.ts';
import { dayIn, hourIn, isWeekend } from '../time/zone.ts';
import type { Order } from '../world/model.ts';
import { loadOrder } from './load.ts';

const DAY = 86_400_000;
const ZONE = 'America/Chicago';
const DAYS_SHOWN = 20;
/** Business days before the first window: the losing carrier's interval (porting.md §2.2), one more with it slow. */
const EARLIEST = 4;
const EARLIEST_FAST = 2;

export interface Window {
  readonly from: number;
  readonly until: number;
}

/** The windows that a FOC may be asked for in at `now`: office hours in Central Time on business days. */
export function windowsOf(order: Order, now: number): readonly Window[] {
  if (order.status === 'ported' || order.status === 'cancelled') return [];
  const fast = order.numbers.every((each) => each.fastPortable);
  const windows: Window[] = [];
  let day = dayIn(now, ZONE);
  let business = 0;
  while (windows.length < DAYS_SHOWN) {
    day += DAY;
    if (isWeekend(day)) continue;
    business += 1;
    if (business < (fast ? EARLIEST_FAST : EARLIEST)) continue;
    windows.push({ from: hourIn(day, 9, ZONE), until: hourIn(day, 16, ZONE) });
  }
  return windows;
}

/** True when Telnyx would take this moment as a FOC. */
export const isAllowed = (order: Order, now: number, at: number): boolean =>
  windowsOf(order, now).some(({ from, until }) => from <= at && at <= until);

/** FastPort's own window on the day of the FOC: 06:00 to 20:00 Central Time (carriers/telnyx-flowroute-s3.md §B). */
export function fastPortWindow(foc: number): Window {
  const day = dayIn(foc, ZONE);
  return { from: hourIn(day, 6, ZONE), until: hourIn(day, 20, ZONE) };
}

/** GET …/allowed_foc_windows. */
export function listWindows(call: Call, id: string): Answer {
  const guide = call.site.switches.spelling === 'guide';
  const windows = windowsOf(loadOrder(call, id), call.site.now());
  return data(
    200,
    windows.map(({ from, until }) => ({
      record_type: 'porting_order_allowed_foc_window',
      ...(guide
        ? { start_time: stamp(from), end_time: stamp(until) }
        : { started_at: stamp(from), ended_at: stamp(until) }),
    })),
  );
}
