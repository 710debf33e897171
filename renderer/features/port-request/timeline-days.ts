import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import { dayOf } from '../../ui/time-words.ts';
import type { OrderName } from './orders.ts';

export interface TimelineDay {
  readonly day: string;
  readonly entries: readonly TimelineEntry[];
}

/** Transitions and comments of one calendar day together; the newest day first, inside a day the newest first. */
export function daysOf(entries: readonly TimelineEntry[], zone: string): readonly TimelineDay[] {
  const days = new Map<string, TimelineEntry[]>();
  const newestFirst = [...entries].sort((one, other) => other.at.localeCompare(one.at));
  for (const entry of newestFirst) {
    const day = dayOf(entry.at, zone);
    const list = days.get(day);
    if (list) list.push(entry);
    else days.set(day, [entry]);
  }
  return [...days].map(([day, list]) => ({ day, entries: list }));
}

/** What one order says and what belongs to no order; everything where none is named. */
export function ofOrder(
  entries: readonly TimelineEntry[],
  order: OrderName | undefined,
): readonly TimelineEntry[] {
  if (!order) return entries;
  return entries.filter(
    ({ accountId, remoteId }) =>
      accountId === undefined ||
      (accountId === order.accountId && (remoteId === undefined || remoteId === order.remoteId)),
  );
}
