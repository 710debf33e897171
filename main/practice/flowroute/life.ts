import type { Site } from './site.ts';
import type { OrderRecord, Status } from './world/model.ts';
import { entered, PATIENCE_MS } from './world/status.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Business days between the losing carrier's yes and the completion. */
const LEAD_DAYS = 5;

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const isWeekend = (at: number): boolean => [0, 6].includes(new Date(at).getUTCDay());

/** The date `days` business days after `at`, YYYY-MM-DD. */
export function businessDate(at: number, days: number): string {
  let day = at;
  for (let left = days; left > 0; ) {
    day += DAY_MS;
    if (!isWeekend(day)) left -= 1;
  }
  return dateOf(day);
}

/** Ports complete at noon, Eastern. */
const completionMoment = (date: string): number => Date.parse(`${date}T16:00:00Z`);

interface Step {
  readonly to: Status;
  readonly at: number;
}

/** What becomes of every order that is left alone. */
function patience({ status, statusAt }: OrderRecord): Step | null {
  if (status === 'pending') return { to: 'canceled', at: statusAt + PATIENCE_MS };
  return status === 'rejected' ? { to: 'abandoned', at: statusAt + PATIENCE_MS } : null;
}

/** What Flowroute and the losing carrier do next, and when. */
function progress({ status, statusAt, completionDate }: OrderRecord): Step | null {
  switch (status) {
    case 'processing':
    case 'review':
      return { to: 'submitted', at: statusAt + 10 * MINUTE_MS };
    case 'submitted':
      return { to: 'accepted', at: statusAt + 60 * MINUTE_MS };
    case 'accepted':
      return completionDate === null ? null : { to: 'completed', at: completionMoment(completionDate) };
    case 'pending':
    case 'rejected':
    case 'completed':
    case 'canceled':
    case 'abandoned':
    case 'hard_canceled':
      return null;
  }
}

/** The order in a status, with the completion date that comes with a yes. */
export function moved(order: OrderRecord, status: Status, at: number): OrderRecord {
  const next = entered(order, status, at);
  if (status === 'accepted')
    return {
      ...next,
      completionDate: order.completionDate ?? wished(order, at) ?? businessDate(at, LEAD_DAYS),
    };
  return next;
}

/** The wished date where there is still time for it. */
function wished({ details }: OrderRecord, at: number): string | null {
  const date = details.desired_completion_date;
  return date !== null && date > dateOf(at) ? date : null;
}

/** Lets every order do what is due by now. */
export function live({ store, switches, now }: Site): void {
  for (const order of store.orders()) {
    let current = order;
    for (;;) {
      const step = patience(current) ?? (switches.lives && current.walks ? progress(current) : null);
      if (!step || step.at > now()) break;
      current = moved(current, step.to, step.at);
    }
    if (current !== order) store.save(current);
  }
}
