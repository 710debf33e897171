import type { FieldName, PortFields } from '../../../../preload/contract/domain/fields.ts';
import { FIELD_NAMES } from '../../../../preload/contract/domain/fields.ts';
import type { NewOrder } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { notUnderstood } from '../../failures.ts';
import { readReference, writeReference } from '../../reference.ts';
import { TELNYX_CAPABILITIES } from '../description.ts';
import { toE164 } from '../numbers.ts';
import { stateOf } from '../status-words.ts';
import { readFields, secretsIn } from './field-map.ts';
import { listWhole } from './listing.ts';
import { afterChange, readOrder } from './orders.ts';
import { saveFields } from './save.ts';
import type { Telnyx } from './telnyx.ts';
import { orderPath } from './telnyx.ts';
import type { WireOrder } from './wire.ts';
import { portingOrder } from './wire.ts';

const KEPT: ReadonlySet<FieldName> = new Set(TELNYX_CAPABILITIES.edits.fields);

/**
 * Opens a draft: Telnyx takes the numbers alone, splits them as it must, and each of its orders gets the fields after
 * that (`carriers/telnyx-flowroute-s3.md` §B). Our ids travel as the reference, by which `find` knows them.
 */
export async function createOrders(telnyx: Telnyx, order: NewOrder): Promise<readonly CarrierOrder[]> {
  const call = {
    method: 'POST',
    path: ['porting_orders'],
    body: {
      phone_numbers: order.numbers.map((number) => toE164(number) ?? number),
      customer_reference: writeReference(order),
    },
    doing: 'create the order',
    secrets: secretsIn(order.fields),
  } as const;
  const drafts = portingOrder
    .array()
    .min(1)
    .safeParse((await telnyx.api.json(call)).data);
  if (!drafts.success) throw notUnderstood(telnyx.api.asked(call), 201);
  return finished(telnyx, drafts.data, order.fields);
}

/**
 * Did an earlier create arrive? Where it did and stopped half-way, it is finished: each draft gets the fields it lacks.
 * Only orders with our own id count: the filter may well be read as "contains".
 */
export async function findOrders(telnyx: Telnyx, order: NewOrder): Promise<readonly CarrierOrder[]> {
  const list = {
    path: ['porting_orders'],
    query: { 'filter[customer_reference]': writeReference(order), include_phone_numbers: true },
    doing: 'look for the order',
  };
  const found = await listWhole(telnyx.api, list, portingOrder);
  const ours = found.filter(
    ({ customer_reference }) => readReference(customer_reference)?.mutationId === order.mutationId,
  );
  try {
    return await finished(telnyx, ours, order.fields);
  } catch (error) {
    // The drafts are gone again: the create is sent anew and brings the refusal to the agent.
    if (error instanceof CarrierFailure && isRefusal(error)) return [];
    throw error;
  }
}

/** Gives each draft the fields it lacks. What Telnyx refuses takes the drafts back, so that a corrected create is one. */
async function finished(
  telnyx: Telnyx,
  orders: readonly WireOrder[],
  fields: PortFields,
): Promise<readonly CarrierOrder[]> {
  try {
    for (const order of orders) await saveFields(telnyx, order, lacking(telnyx, order, fields));
  } catch (error) {
    throw error instanceof CarrierFailure ? await takenBack(telnyx, orders, error) : error;
  }
  return Promise.all(orders.map(({ id }) => afterChange(readOrder(telnyx, { remoteId: id }))));
}

/** Fields that Telnyx keeps and the draft has blank; what somebody has filled in meanwhile stays. */
function lacking(telnyx: Telnyx, order: WireOrder, fields: PortFields): PortFields {
  if (stateOf(order.status?.value ?? '') !== 'unconfirmed') return {};
  const there = readFields(order, telnyx.access.timeZone);
  const wanted = FIELD_NAMES.filter(
    (name) => KEPT.has(name) && (fields[name] ?? '') !== '' && !(name in there),
  );
  return Object.fromEntries(wanted.map((name) => [name, fields[name]]));
}

function isRefusal({ problem }: CarrierFailure): boolean {
  return problem.code === 'rejected' || problem.code === 'invalid-input';
}

/** The failure to report: a refusal stands once the drafts are deleted; anything else has to be looked at again. */
async function takenBack(
  telnyx: Telnyx,
  orders: readonly WireOrder[],
  failure: CarrierFailure,
): Promise<CarrierFailure> {
  const unsure = new CarrierFailure(failure.problem, 'maybe');
  if (!isRefusal(failure)) return unsure;
  const deletions = orders.map(({ id }) =>
    telnyx.api.done({ method: 'DELETE', path: orderPath({ remoteId: id }), doing: 'delete the draft' }),
  );
  const ended = await Promise.allSettled(deletions);
  const left = ended.some(({ status }) => status === 'rejected');
  return left ? unsure : new CarrierFailure(failure.problem, 'yes');
}
