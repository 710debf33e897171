import type { OrderAddress, OrderEdit, OrderMove } from '../../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { requireAsSeen } from '../../as-seen.ts';
import { notPossible } from '../failures.ts';
import { readFields, secretsIn } from './field-map.ts';
import { movesOf } from './moves.ts';
import { afterChange, asOrder, beforeChange, readFound, readOrder } from './orders.ts';
import { pathOf } from './places.ts';
import { requireChangeable, saveFields } from './save.ts';
import type { TelnyxV1 } from './v1.ts';

/** Changes fields of an order. Numbers are told once, at its creation. */
export async function updateOrder(
  v1: TelnyxV1,
  address: OrderAddress,
  edit: OrderEdit,
): Promise<CarrierOrder> {
  if (edit.addNumbers.length > 0 || edit.removeNumbers.length > 0) {
    const what = 'Telnyx v1 neither adds numbers to an order nor takes them out of it.';
    throw notPossible(what, 'Open another port request for them.', { numbers: what });
  }
  const before = await beforeChange(readFound(v1, address));
  requireAsSeen(v1.access.accountName, edit, readFields(before.sub, v1.access.timeZone));
  await saveFields(v1, before, edit.changes);
  return afterChange(readOrder(v1, address));
}

/**
 * Submits the draft that an order belongs to, and with it every other order of that draft: they show it when they are
 * read again. An order that is there already is done.
 */
export async function moveOrder(
  v1: TelnyxV1,
  address: OrderAddress,
  { to }: OrderMove,
): Promise<CarrierOrder> {
  const found = await beforeChange(readFound(v1, address));
  const before = asOrder(v1, found, 'submitted');
  if (before.state === to) return before;
  const { state = 'submitted', authority } = before;
  const question = { state, authority, hasSchedule: before.scheduledAt !== undefined };
  const move = movesOf(question).find((each) => each.to === to);
  if (move?.legal !== true)
    throw notPossible(move?.why ?? 'Telnyx v1 knows no such move.', 'Discard the move.');
  requireChangeable(v1, found);
  await v1.api.done({
    method: 'POST',
    path: pathOf({ kind: 'draft', id: found.parent.id }, 'submit'),
    doing: 'submit the draft',
    secrets: secretsIn(before.fields),
  });
  return afterChange(readOrder(v1, address, 'submitted'));
}
