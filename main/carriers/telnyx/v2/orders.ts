import type { E164 } from '../../../../preload/contract/domain/ids.ts';
import type { Instant } from '../../../../preload/contract/domain/time.ts';
import type { OrderAddress } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { notUnderstood } from '../../failures.ts';
import { documentsOf } from './documents.ts';
import { readFields, secretsIn } from './field-map.ts';
import { listWhole } from './listing.ts';
import { numbersOf } from './numbers-of.ts';
import { isOnDemand, orderOf } from './order-map.ts';
import type { Telnyx } from './telnyx.ts';
import { orderPath } from './telnyx.ts';
import type { WireOrder } from './wire.ts';
import { activationJob, portingOrder } from './wire.ts';

/** An order as Telnyx gives it. Rejects with `CarrierFailure`. */
export async function readWire({ api }: Telnyx, address: OrderAddress): Promise<WireOrder> {
  const call = {
    method: 'GET',
    path: orderPath(address),
    query: { include_phone_numbers: true },
    doing: 'read the order',
  } as const;
  const parsed = portingOrder.safeParse((await api.json(call)).data);
  if (!parsed.success) throw notUnderstood(api.asked(call), 200);
  return parsed.data;
}

/** An order with all its numbers and documents. */
export async function readOrder(
  telnyx: Telnyx,
  address: OrderAddress,
  known: { readonly stateSince?: Instant | undefined } = {},
): Promise<CarrierOrder> {
  return wholeOrder(telnyx, await readWire(telnyx, address), known);
}

/** An order just read, with what has to be asked for beside it. */
export async function wholeOrder(
  telnyx: Telnyx,
  wire: WireOrder,
  known: { readonly stateSince?: Instant | undefined } = {},
): Promise<CarrierOrder> {
  await telnyx.splits.know();
  const numbers = await numbersOf(telnyx.api, wire);
  const documents = await documentsOf(telnyx, wire);
  const activating = isOnDemand(wire) && (await isActivating(telnyx, wire));
  return orderOf(wire, { ...surroundings(telnyx, wire, numbers), documents, activating, ...known });
}

/** An order of a list: what the list does not tell is not asked for. */
export function listedOrder(
  telnyx: Telnyx,
  wire: WireOrder,
  numbers: readonly E164[],
  firstSight: boolean,
): CarrierOrder {
  const documents = telnyx.papers.ofListed(wire);
  const order = orderOf(wire, { ...surroundings(telnyx, wire, numbers), documents, firstSight });
  return { ...order, documentsUntold: true };
}

function surroundings({ access, splits }: Telnyx, { id }: WireOrder, numbers: readonly E164[]) {
  return { timeZone: access.timeZone, numbers, splitFrom: splits.fromOf(id) };
}

const STARTED: ReadonlySet<string> = new Set(['in-process', 'completed']);

/** The agent has started its cutover, and Telnyx is at it. */
async function isActivating({ api }: Telnyx, { id }: WireOrder): Promise<boolean> {
  const list = { path: orderPath({ remoteId: id }, 'activation_jobs'), doing: 'look at the activation' };
  const jobs = await listWhole(api, list, activationJob);
  return jobs.some(({ status }) => STARTED.has(status ?? ''));
}

/** The secrets of an order: no sentence may repeat them. */
export function secretsOf(telnyx: Telnyx, wire: WireOrder): readonly string[] {
  return secretsIn(readFields(wire, telnyx.access.timeZone));
}

/**
 * A reading that prepares a change. Whatever goes wrong with it, the change has not left this machine: no doubt about
 * it may come from here.
 */
export async function beforeChange<Value>(reading: Promise<Value>): Promise<Value> {
  return reached(reading, 'no');
}

/** A reading of what a change has made. Telnyx has done it already when this goes wrong: it has to be looked at again. */
export async function afterChange<Value>(reading: Promise<Value>): Promise<Value> {
  return reached(reading, 'maybe');
}

async function reached<Value>(reading: Promise<Value>, how: CarrierFailure['reached']): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof CarrierFailure ? new CarrierFailure(error.problem, how) : error;
  }
}
