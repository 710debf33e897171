import type { OrderView } from '../../../preload/contract/domain/port-requests.ts';
import { STATE_LABELS, type State } from '../../../preload/contract/domain/states.ts';
import { clock, dayOf, dayWords, zonedWords } from '../../ui/time-words.ts';

/** What was asked of the carrier and not answered: `Asked to cancel`. */
export function awaitingWords(state: State): string {
  switch (state) {
    case 'canceled':
      return 'Asked to cancel';
    case 'submitted':
      return 'Asked to submit';
    case 'completed':
      return 'Asked to complete';
    case 'unconfirmed':
    case 'pending':
    case 'scheduled':
    case 'rejected':
      return `Asked for ${STATE_LABELS[state]}`;
  }
}

/** The committed date of one order: `FOC Thu, Dec 3, 10:30 AM (Los Angeles)`; null where there is none. */
export function focOf(order: OrderView, now: number, zone: string): string | null {
  const { schedule, scheduledAt, scheduledDayOnly } = order;
  const today = dayOf(now, zone);
  if (schedule) return `FOC ${zonedWords(schedule, dayOf(now, schedule.timeZone))}`;
  if (!scheduledAt) return null;
  if (scheduledDayOnly) return `FOC ${dayWords(dayOf(scheduledAt, 'UTC'), today)}`;
  return `FOC ${dayWords(dayOf(scheduledAt, zone), today)}, ${clock(scheduledAt, zone)}`;
}

export function numbersWords(count: number): string {
  return count === 1 ? '1 number' : `${count} numbers`;
}
