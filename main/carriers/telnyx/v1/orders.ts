import type { RemoteId } from '../../../../preload/contract/domain/ids.ts';
import type { State } from '../../../../preload/contract/domain/states.ts';
import type { OrderAddress } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { gone } from './errors.ts';
import { numbersOf } from './likeness.ts';
import { listAll } from './listing.ts';
import type { Found } from './order-map.ts';
import { isSubmitted, orderOf } from './order-map.ts';
import { documentsOf } from './papers.ts';
import type { Place } from './places.ts';
import { pathOf, placeOf, REQUESTS, remoteIdOf } from './places.ts';
import type { TelnyxV1 } from './v1.ts';
import type { WireDraft, WireRequest } from './wire.ts';
import { draftRequest, portRequest, subRequest } from './wire.ts';

/** Asked of every draft and port request: sub-requests and numbers are left out otherwise (§A). */
export const WHOLE = { include_phone_numbers: true, include_sub_requests: true } as const;

const DOING = 'read the order';

/** An order as Telnyx gives it now, in whatever place it has come to. Rejects with `CarrierFailure`. */
export async function readFound(v1: TelnyxV1, { remoteId }: OrderAddress): Promise<Found> {
  const place = placeOf(remoteId);
  if (place === undefined) throw gone(v1.access.accountName);
  if (place.kind === 'request') return foundRequest(v1, remoteId, place);
  const twin = v1.bridge.twinOf(remoteId);
  if (twin !== undefined) {
    return foundRequest(v1, remoteId, { kind: 'request', id: twin.requestId, sub: twin.subId });
  }
  const draft = await readDraft(v1, place.id);
  if (isSubmitted(draft)) {
    const request = await requestOf(v1, draft, remoteId);
    if (request !== undefined) return request;
  }
  return foundDraft(v1, remoteId, draft, place);
}

export function readDraft({ api }: TelnyxV1, id: string): Promise<WireDraft> {
  const path = pathOf({ kind: 'draft', id });
  return api.json({ method: 'GET', path, query: WHOLE, doing: DOING }, draftRequest);
}

function readRequest({ api }: TelnyxV1, id: string): Promise<WireRequest> {
  const path = pathOf({ kind: 'request', id });
  return api.json({ method: 'GET', path, query: WHOLE, doing: DOING }, portRequest);
}

async function foundRequest(v1: TelnyxV1, remoteId: RemoteId, { id, sub: subId }: Place): Promise<Found> {
  const parent = await readRequest(v1, id);
  const sub = parent.sub_requests.find((one) => one.id === subId);
  if (sub === undefined) throw gone(v1.access.accountName);
  return { kind: 'request', remoteId, parent, sub };
}

/** The sub-request by its own call: it is the one that is documented to tell every field. */
async function foundDraft(
  v1: TelnyxV1,
  remoteId: RemoteId,
  parent: WireDraft,
  { id, sub: subId }: Place,
): Promise<Found> {
  const path = pathOf({ kind: 'draft', id }, 'sub_requests', subId);
  const told = await v1.api.json({ method: 'GET', path, doing: DOING }, subRequest);
  const listed = parent.sub_requests.find((one) => one.id === subId);
  const numbers = told.phone_numbers.length > 0 ? told.phone_numbers : (listed?.phone_numbers ?? []);
  return { kind: 'draft', remoteId, parent, sub: { ...told, phone_numbers: numbers } };
}

/** The port request that a submitted draft became. Nothing while none can be seen. */
async function requestOf(v1: TelnyxV1, draft: WireDraft, remoteId: RemoteId): Promise<Found | undefined> {
  v1.bridge.learnDraft(draft);
  const named = await ifThere(readRequest(v1, draft.port_request_id ?? draft.id));
  if (named !== undefined) v1.bridge.learnRequest(named);
  const direct = v1.bridge.twinOf(remoteId);
  if (named !== undefined && direct !== undefined) return inRequest(named, remoteId, direct.subId);
  const list = { path: REQUESTS, query: WHOLE, doing: 'look for the order' };
  for await (const request of listAll(v1.api, list, portRequest)) {
    v1.bridge.learnRequest(request);
    const twin = v1.bridge.twinOf(remoteId);
    if (twin !== undefined) return inRequest(request, remoteId, twin.subId);
  }
  return undefined;
}

function inRequest(parent: WireRequest, remoteId: RemoteId, subId: string): Found | undefined {
  const sub = parent.sub_requests.find((one) => one.id === subId);
  return sub === undefined ? undefined : { kind: 'request', remoteId, parent, sub };
}

async function ifThere<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof CarrierFailure && error.problem.code === 'not-found') return undefined;
    throw error;
  }
}

/** An order with its documents. */
export async function readOrder(v1: TelnyxV1, address: OrderAddress, atLeast?: State): Promise<CarrierOrder> {
  const found = await readFound(v1, address);
  await documentsOf(v1, found);
  return asOrder(v1, found, atLeast);
}

/** An order just read or listed, with the documents that are known of it. */
export function asOrder(v1: TelnyxV1, found: Found, atLeast?: State): CarrierOrder {
  return orderOf(found, {
    timeZone: v1.access.timeZone,
    numbers: numbersOf(found.parent, found.sub),
    documents: v1.papers.get(found.remoteId) ?? [],
    splitFrom: splitFrom(v1, found),
    ...(atLeast !== undefined && { atLeast }),
  });
}

/** Telnyx splits a request as it is made; the orders of one are one port of ours. */
function splitFrom({ bridge }: TelnyxV1, found: Found): RemoteId | undefined {
  if (found.kind === 'request') return bridge.splitFrom(found.parent, found.sub);
  const { id, sub_requests } = found.parent;
  return sub_requests.map((one) => remoteIdOf({ kind: 'draft', id, sub: one.id })).toSorted()[0];
}

/** Every order of a draft. */
export function ordersOfDraft(parent: WireDraft): readonly Found[] {
  return parent.sub_requests.map((sub) => ({
    kind: 'draft',
    remoteId: remoteIdOf({ kind: 'draft', id: parent.id, sub: sub.id }),
    parent,
    sub,
  }));
}

/** Every order of a port request, each by its name. */
export function ordersOfRequest({ bridge }: TelnyxV1, parent: WireRequest): readonly Found[] {
  return parent.sub_requests.map((sub) => ({
    kind: 'request',
    remoteId: bridge.nameOf(parent, sub),
    parent,
    sub,
  }));
}

/** A reading that prepares a change: the change has not left this machine when it fails. */
export function beforeChange<Value>(reading: Promise<Value>): Promise<Value> {
  return reached(reading, 'no');
}

/** A reading of what a change has made. Telnyx has done it already: it has to be looked at again. */
export function afterChange<Value>(reading: Promise<Value>): Promise<Value> {
  return reached(reading, 'maybe');
}

async function reached<Value>(reading: Promise<Value>, how: CarrierFailure['reached']): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof CarrierFailure ? new CarrierFailure(error.problem, how) : error;
  }
}
