import { STATE_LABELS } from '../../../../preload/contract/domain/states.ts';
import type { OrderAddress, OrderEdit, OrderMove } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { requireAsSeen } from '../../as-seen.ts';
import { notPossible } from '../failures.ts';
import { movesOf } from '../moves.ts';
import { readFields, secretsIn } from './field-map.ts';
import { afterChange, beforeChange, readOrder, readWire } from './orders.ts';
import { saveFields } from './save.ts';
import type { Telnyx } from './telnyx.ts';
import { orderPath } from './telnyx.ts';

/** Changes fields of an order. Numbers are told once, at its creation. */
export async function updateOrder(
  telnyx: Telnyx,
  address: OrderAddress,
  edit: OrderEdit,
): Promise<CarrierOrder> {
  if (edit.addNumbers.length > 0 || edit.removeNumbers.length > 0) throw numbersStay();
  const before = await beforeChange(readWire(telnyx, address));
  requireAsSeen(telnyx.access.accountName, edit, readFields(before, telnyx.access.timeZone));
  await saveFields(telnyx, before, edit.changes);
  return afterChange(readOrder(telnyx, address));
}

function numbersStay(): CarrierFailure {
  const what = 'Telnyx neither adds numbers to an order nor takes them out of it.';
  return notPossible(what, 'Open another port request for them, or cancel this one and open it anew.', {
    numbers: what,
  });
}

/** The calls that move an order; everything else Telnyx does by itself. */
const ACTIONS = { submitted: 'confirm', canceled: 'cancel', completed: 'activate' } as const;

/** Moves an order. One that is there already, or is asked to go there, is done. */
export async function moveOrder(
  telnyx: Telnyx,
  address: OrderAddress,
  { to }: OrderMove,
): Promise<CarrierOrder> {
  const before = await beforeChange(readOrder(telnyx, address));
  if (before.state === to || before.awaiting === to) return before;
  const action = actionFor(before, to);
  await telnyx.api.done({
    method: 'POST',
    path: orderPath(address, 'actions', action),
    doing: `move the order to ${STATE_LABELS[to]}`,
    secrets: secretsIn(before.fields),
  });
  return afterChange(readOrder(telnyx, address));
}

function actionFor(before: CarrierOrder, to: OrderMove['to']): string {
  const { state = 'submitted', awaiting, onDemand, authority } = before;
  const question = { state, authority, hasSchedule: before.scheduledAt !== undefined };
  const moves = movesOf({ ...question, ...(awaiting && { awaiting }), ...(onDemand && { onDemand }) });
  const move = moves.find((each) => each.to === to);
  if (move?.legal !== true) throw notPossible(move?.why ?? 'Telnyx knows no such move.', 'Discard the move.');
  switch (to) {
    case 'submitted':
    case 'canceled':
    case 'completed':
      return ACTIONS[to];
    case 'unconfirmed':
    case 'pending':
    case 'scheduled':
    case 'rejected':
      throw notPossible('Telnyx knows no such move.', 'Discard the move.');
  }
}

/** Deletes a draft; one that is gone already is done. */
export async function removeOrder({ api }: Telnyx, address: OrderAddress): Promise<void> {
  try {
    await api.done({ method: 'DELETE', path: orderPath(address), doing: 'delete the draft' });
  } catch (error) {
    if (error instanceof CarrierFailure && error.problem.code === 'not-found') return;
    throw error;
  }
}
