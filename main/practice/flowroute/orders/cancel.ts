import { type Answer, impossible, ok } from '../answer.ts';
import { attributesOf, type Call, orderOf } from '../site.ts';
import type { OrderRecord } from '../world/model.ts';
import { statusData } from '../world/render.ts';
import { entered } from '../world/status.ts';

/** PATCH /portorders/{id}/status, or /portorders/{id}: `cancelled` is the one status a customer can set. */
export function cancelOrder(call: Call, id: string): Answer {
  const order = orderOf(call, id);
  const { status } = attributesOf(call);
  if (typeof status !== 'string' || !/^cancell?ed$/i.test(status))
    throw impossible("'status' must be 'cancelled'.");
  const { status: now, word } = afterCancel(order);
  const saved = call.site.store.save(entered(order, now, call.site.now()));
  return ok({ data: statusData(call, saved, word) });
}

function afterCancel(order: OrderRecord): { status: 'canceled' | 'abandoned'; word: string } {
  switch (order.status) {
    case 'pending':
      return { status: 'canceled', word: 'cancelled' };
    case 'rejected':
      return { status: 'abandoned', word: 'abandoned' };
    case 'processing':
    case 'submitted':
    case 'accepted':
    case 'review':
      throw impossible(
        `A port order in status '${order.status}' cannot be cancelled here. Open a ticket with Flowroute support.`,
      );
    case 'completed':
    case 'canceled':
    case 'abandoned':
    case 'hard_canceled':
      throw impossible(`A port order in status '${order.status}' cannot be cancelled.`);
  }
}
