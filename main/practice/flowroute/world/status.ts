import type { OrderRecord, Status } from './model.ts';

const DAY_MS = 86_400_000;

/** How long an order waits for its customer: pending is then canceled, rejected abandoned. */
export const PATIENCE_MS = 45 * DAY_MS;

/** Details and papers change only while it is the customer's turn. */
export const isCustomersTurn = (status: Status): boolean => status === 'pending' || status === 'rejected';

/** True when nothing will happen to the order any more. */
export function isOver(status: Status): boolean {
  switch (status) {
    case 'completed':
    case 'canceled':
    case 'abandoned':
    case 'hard_canceled':
      return true;
    case 'pending':
    case 'processing':
    case 'submitted':
    case 'accepted':
    case 'rejected':
    case 'review':
      return false;
  }
}

/** The order in another status. */
export function entered(order: OrderRecord, status: Status, at: number): OrderRecord {
  return {
    ...order,
    status,
    statusAt: at,
    modified: at,
    completedAt: status === 'completed' ? at : order.completedAt,
  };
}

/** Where a group stands as a whole. */
export type GroupStatus = 'Requires Action' | 'In Progress' | 'Completed' | 'Canceled';

const isCanceled = (status: Status): boolean =>
  status === 'canceled' || status === 'abandoned' || status === 'hard_canceled';

/** The group's summary of its orders. */
export function groupStatus(statuses: readonly Status[]): GroupStatus {
  if (statuses.some(isCustomersTurn)) return 'Requires Action';
  if (statuses.every(isCanceled)) return 'Canceled';
  return statuses.every(isOver) ? 'Completed' : 'In Progress';
}
