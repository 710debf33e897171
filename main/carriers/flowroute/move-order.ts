import { STATE_LABELS, type State } from '../../../preload/contract/domain/states.ts';
import type { OrderAddress, OrderMove } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../core/interfaces/order.ts';
import type { FlowrouteCall } from './api.ts';
import { afterChange, beforeChange } from './api.ts';
import type { Flowroute } from './flowroute.ts';
import { orderPath } from './flowroute.ts';
import { signLoa } from './loa.ts';
import { readOrder } from './orders.ts';
import { stateOf } from './status.ts';
import { wireStatus } from './wire.ts';

/** Where it stands now; nothing for a word that is unknown to us. Rejects with `CarrierFailure`. */
async function readState(flowroute: Flowroute, address: OrderAddress): Promise<State | undefined> {
  const path = orderPath(address, 'status');
  const call: FlowrouteCall = { method: 'GET', path, doing: 'read the status' };
  const told = wireStatus.safeParse(await flowroute.api.json(call));
  if (!told.success) throw flowroute.api.notUnderstood(call);
  return stateOf(told.data.data.attributes.status ?? '');
}

/** Submits, submits again or cancels an order; nothing else is the customer's to do. */
export async function moveOrder(
  flowroute: Flowroute,
  address: OrderAddress,
  { to, signer }: OrderMove,
): Promise<CarrierOrder> {
  if (to !== 'submitted' && to !== 'canceled') throw notOurs(flowroute, to);
  const now = await beforeChange(readState(flowroute, address));
  if (now !== to)
    await (to === 'submitted' ? signLoa(flowroute, address, signer) : cancel(flowroute, address));
  return afterChange(readOrder(flowroute, address));
}

/** Flowroute's prose cancels at the order, its samples at the order's status: where the first is unknown, the other. */
async function cancel({ api }: Flowroute, address: OrderAddress): Promise<void> {
  const call = (path: readonly string[]): FlowrouteCall => ({
    method: 'PATCH',
    path,
    body: { data: { type: 'portorder', attributes: { status: 'cancelled' } } },
    doing: 'cancel the port order',
  });
  const first = call(orderPath(address));
  const answer = await api.send(first);
  if (answer.status !== 404 && answer.status !== 405) {
    await api.document(first, answer);
    return;
  }
  answer.discard();
  await api.json(call(orderPath(address, 'status')));
}

function notOurs({ access }: Flowroute, to: State): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'rejected',
      what: `${access.accountName} moves a port to ${STATE_LABELS[to]} by itself: Flowroute’s desk does it.`,
      next: 'Discard the move; the card follows when Flowroute has done it.',
    },
    'no',
  );
}
