import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../json.ts';
import { statusOf } from '../orders/render.ts';
import { type Site, stamp } from '../site.ts';
import type { EventType, Order, OrderNumber, StatusDetail, StatusWord } from '../world/model.ts';

/** Adds an entry to the events feed. */
export function tell(site: Site, order: Order, type: EventType, payload: JsonObject, at: number): void {
  const { id: orderId, accountId } = order;
  site.store.addEvent({ id: randomUUID(), accountId, type, at, orderId, payload });
}

/** What the registry says of a number in each status; null leaves it as it was. */
function activationIn(status: StatusWord): OrderNumber['activation'] {
  switch (status) {
    case 'draft':
    case 'in-process':
    case 'exception':
    case 'cancel-pending':
      return null;
    case 'submitted':
      return 'New';
    case 'foc-date-confirmed':
      return 'Concurred';
    case 'ported':
      return 'Active';
    case 'cancelled':
      return 'Cancelled';
  }
}

/** What an entry into a status may bring with it. */
export interface Entry {
  readonly details?: readonly StatusDetail[];
  readonly focActual?: number;
}

/** Puts an order into a status at `at` and tells the feed. */
export function enter(site: Site, order: Order, status: StatusWord, at: number, entry: Entry = {}): Order {
  const activation = activationIn(status);
  const after = site.store.saveOrder({
    ...order,
    status,
    entered: at,
    updated: at,
    details: entry.details ?? [],
    focActual: entry.focActual ?? order.focActual,
    numbers: order.numbers.map((each) => ({
      ...each,
      portability: status === 'draft' ? each.portability : 'confirmed',
      activation: activation ?? each.activation,
    })),
  });
  tell(
    site,
    after,
    'porting_order.status_changed',
    {
      id: after.id,
      customer_reference: after.customerReference,
      status: statusOf(site, after),
      support_key: after.supportKey,
      updated_at: stamp(at),
      webhook_url: after.webhookUrl,
    },
    at,
  );
  return after;
}
