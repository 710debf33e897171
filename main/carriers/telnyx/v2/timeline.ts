import type { TimelineEntry } from '../../../../preload/contract/domain/port-requests.ts';
import type { State } from '../../../../preload/contract/domain/states.ts';
import type { OrderAddress } from '../../../core/interfaces/carrier.ts';
import { commentEntry } from '../comment-entry.ts';
import { instantOf } from '../instant.ts';
import { CANCEL_PENDING, stateOf } from '../status-words.ts';
import { listComments } from './comments.ts';
import { listEvents, timeOf } from './events.ts';
import { rejectionsIn } from './order-map.ts';
import { readWire } from './orders.ts';
import type { Telnyx } from './telnyx.ts';
import type { WireEvent, WireOrder } from './wire.ts';

/** What happened to an order, oldest first, with ids that are the same on every reading. */
export async function readTimeline(telnyx: Telnyx, address: OrderAddress): Promise<readonly TimelineEntry[]> {
  const { accountId, accountName } = telnyx.access;
  const order = await readWire(telnyx, address);
  await telnyx.splits.know();
  const events = await listEvents(telnyx.api, { '[porting_order_id]': address.remoteId });
  telnyx.splits.learn(events);
  const comments = await listComments(telnyx, address);
  const entries = [
    ...opened(order),
    ...transitions(events),
    ...splits(telnyx, order.id),
    ...comments.flatMap((comment) => commentEntry(comment, accountName)),
  ];
  return entries
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map((entry) => ({ ...entry, accountId, carrier: 'telnyx' }));
}

function opened({ created_at }: WireOrder): readonly TimelineEntry[] {
  const at = instantOf(created_at);
  return at === undefined
    ? []
    : [{ id: 'created', at, kind: 'transition', to: 'unconfirmed', status: 'draft' }];
}

/** Oldest first, so that each knows where the order stood before. */
function transitions(events: readonly WireEvent[]): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  let before: State = 'unconfirmed';
  for (const event of events) {
    const entry = eventEntry(event, before);
    if (entry === undefined) continue;
    entries.push(entry);
    if (entry.kind === 'transition') before = entry.to;
  }
  return entries;
}

function eventEntry(event: WireEvent, from: State): TimelineEntry | undefined {
  const at = timeOf(event);
  if (at === '') return undefined;
  const base = { id: `event-${event.id ?? `${event.event_type}-${at}`}`, at };
  switch (event.event_type) {
    case 'porting_order.status_changed':
      return statusEntry(event, base, from);
    case 'porting_order.deleted':
      return { ...base, kind: 'transition', from, to: 'canceled', status: 'deleted' };
    case 'porting_order.messaging_changed': {
      const status = event.payload?.messaging?.messaging_port_status ?? 'unknown';
      return { ...base, kind: 'local', text: `Telnyx says of the messaging of these numbers: ${status}.` };
    }
    default:
      return undefined;
  }
}

function statusEntry(
  { payload }: WireEvent,
  base: Pick<TimelineEntry, 'id' | 'at'>,
  from: State,
): TimelineEntry {
  const status = payload?.status?.value ?? 'unknown';
  const to = stateOf(status);
  if (status === CANCEL_PENDING) {
    return { ...base, kind: 'local', text: 'Telnyx was asked to cancel it; its desk decides.' };
  }
  if (to === undefined) return { ...base, kind: 'local', text: `Telnyx moved it to “${status}”.` };
  const rejections = to === 'rejected' ? rejectionsIn(payload?.status) : [];
  return { ...base, kind: 'transition', from, to, status, ...(rejections.length > 0 && { rejections }) };
}

/** One event per number that moved, each under the order they left: told once at both. */
function splits(telnyx: Telnyx, id: string): readonly TimelineEntry[] {
  return telnyx.splits.of(id).flatMap(({ from, to, at }) => {
    const text =
      to === id
        ? 'Telnyx split this order off another one of this port.'
        : 'Telnyx moved some of the numbers to an order of their own.';
    return at === '' ? [] : [{ id: `split-${from}-${to}`, at, kind: 'local' as const, text }];
  });
}
