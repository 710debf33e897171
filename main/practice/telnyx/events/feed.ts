import type { JsonObject } from '../../json.ts';
import { type Answer, data, notFound, nothing } from '../answer.ts';
import { momentIn, paged } from '../http/paging.ts';
import { type Call, stamp } from '../site.ts';
import type { PortingEvent } from '../world/model.ts';

const shown = ({ id, type, at, orderId, payload }: PortingEvent): JsonObject => ({
  record_type: 'porting_event',
  id,
  event_type: type,
  porting_order_id: orderId,
  payload,
  payload_status: 'completed',
  available_notification_methods: ['email', 'webhook', 'webhook_v1'],
  created_at: stamp(at),
  updated_at: stamp(at),
});

/** GET /porting/events, newest first. Times have whole seconds: several events may share one. */
export function listEvents(call: Call): Answer {
  const { query, site } = call;
  const type = query.get('filter[type]');
  const orderId = query.get('filter[porting_order_id]');
  const from = momentIn(call, 'filter[created_at][gte]') ?? Number.NEGATIVE_INFINITY;
  const until = momentIn(call, 'filter[created_at][lte]') ?? Number.POSITIVE_INFINITY;
  const found = site.store
    .events()
    .filter((event) => event.accountId === call.accountId)
    .filter((event) => type === null || event.type === type)
    .filter((event) => orderId === null || event.orderId === orderId)
    .filter(({ at }) => at >= from && at <= until)
    .toReversed();
  return paged(
    call,
    found.toSorted((a, b) => b.at - a.at),
    shown,
  );
}

function load(call: Call, id: string): PortingEvent {
  const event = call.site.store.events().find((each) => each.id === id);
  if (event?.accountId !== call.accountId) throw notFound();
  return event;
}

export const readEvent = (call: Call, id: string): Answer => data(200, shown(load(call, id)));

/** POST …/republish: there is nobody to send a webhook to, so nothing happens. */
export function republishEvent(call: Call, id: string): Answer {
  load(call, id);
  return nothing;
}
