import { statusOf } from '../orders/render.ts';
import { type Switches, stamp } from '../site.ts';
import type { Order, PortingEvent, StatusWord } from '../world/model.ts';
import { uuidOf } from './ids.ts';

const HOUR = 3_600_000;
/** The past is told in the words of today’s SDK. */
const SPELLING = { switches: { cancelledWord: 'cancelled' } as Switches };

/** The statuses an order went through before the one it is in. */
const WAYS: Readonly<Record<StatusWord, readonly StatusWord[]>> = {
  draft: [],
  'in-process': [],
  submitted: ['in-process'],
  exception: ['in-process', 'submitted'],
  'foc-date-confirmed': ['in-process', 'submitted'],
  ported: ['in-process', 'submitted', 'foc-date-confirmed'],
  'cancel-pending': ['in-process', 'submitted'],
  cancelled: ['in-process', 'submitted', 'cancel-pending'],
};

/** The events that an order's past has left in the feed. */
export function eventsOf(order: Order): readonly PortingEvent[] {
  if (order.status === 'draft') return [];
  const way = [...WAYS[order.status], order.status];
  return way.map((status, index): PortingEvent => {
    const at = order.entered - (way.length - 1 - index) * 20 * HOUR;
    const then = { ...order, status, details: status === 'exception' ? order.details : [] };
    return {
      id: uuidOf('event', order.id, status),
      accountId: order.accountId,
      type: 'porting_order.status_changed',
      at,
      orderId: order.id,
      payload: {
        id: order.id,
        customer_reference: order.customerReference,
        status: statusOf(SPELLING, then),
        support_key: order.supportKey,
        updated_at: stamp(at),
        webhook_url: null,
      },
    };
  });
}

/** When an order that entered its status at `entered` was created. */
export const createdBefore = (status: StatusWord, entered: number): number =>
  entered - (WAYS[status].length * 20 + (status === 'draft' ? 0 : 3)) * HOUR;
