import type { Instant } from '../../../../preload/contract/domain/time.ts';
import { instantOf } from '../instant.ts';
import type { TelnyxApi } from './api.ts';
import { listWhole } from './listing.ts';
import type { WireEvent } from './wire.ts';
import { portingEvent } from './wire.ts';

export type EventFilter = Readonly<Record<string, string>>;

const MOST_PAGES = 200;

/** Events of the account, oldest first, however the feed is ordered: it may repeat and mix them (§B). */
export async function listEvents(api: TelnyxApi, filter: EventFilter): Promise<readonly WireEvent[]> {
  const query = Object.fromEntries(Object.entries(filter).map(([name, value]) => [`filter${name}`, value]));
  const list = { path: ['porting', 'events'], query, doing: 'list the events' };
  const events = await listWhole(api, list, portingEvent, MOST_PAGES);
  const once = [...new Map(events.map((event, n) => [event.id ?? `${n}`, event])).values()];
  return oldestFirst(once);
}

/** Times have whole seconds and several events share one: within it the feed's own direction tells which came first. */
function oldestFirst(feed: readonly WireEvent[]): readonly WireEvent[] {
  const [first, last] = [feed.at(0), feed.at(-1)];
  const ascending = first !== undefined && last !== undefined && timeOf(first) < timeOf(last);
  const rising = ascending ? feed : feed.toReversed();
  return rising.toSorted((one, other) => order(timeOf(one), timeOf(other)));
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** When it happened; the empty text when it does not tell. */
export function timeOf({ created_at, occurred_at, payload }: WireEvent): Instant | '' {
  return instantOf(created_at ?? occurred_at ?? payload?.updated_at ?? payload?.deleted_at) ?? '';
}

/** Every order that an event is about: of a split, both. */
export function ordersIn({ event_type, porting_order_id, payload }: WireEvent): readonly string[] {
  const ids = [
    porting_order_id,
    payload?.porting_order_id,
    payload?.from?.id,
    payload?.to?.id,
    ...(event_type === 'porting_order.new_comment' ? [] : [payload?.id]),
  ];
  return [...new Set(ids.filter((id): id is string => typeof id === 'string' && id !== ''))];
}
