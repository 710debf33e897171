import type { RemoteId } from '../../../../preload/contract/domain/ids.ts';
import type { State } from '../../../../preload/contract/domain/states.ts';
import type { OrderAddress } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { gone } from './errors.ts';
import { numbersOf } from './likeness.ts';
import { draftOf, requestThat } from './look-up.ts';
import type { Found } from './order-map.ts';
import { isSubmitted, orderOf } from './order-map.ts';
import { documentsOf } from './papers.ts';
import type { Place } from './places.ts';
import { pathOf, placeOf, remoteIdOf } from './places.ts';
import type { TelnyxV1 } from './v1.ts';
import type { WireDraft, WireRequest, WireSub } from './wire.ts';
import { subRequest } from './wire.ts';

/** An order as Telnyx gives it now, in whatever place it has come to. Rejects with `CarrierFailure`. */
export async function readFound(v1: TelnyxV1, { remoteId }: OrderAddress): Promise<Found> {
  const place = placeOf(remoteId);
  if (place === undefined) throw gone(v1.access.accountName);
  const found = place.kind === 'draft' ? await fromDraft(v1, remoteId, place) : await submitted(v1, remoteId);
  if (found === undefined) throw gone(v1.access.accountName);
  return found;
}

/** A draft, or what it has become; the draft itself as long as its port request can't be seen. */
async function fromDraft(v1: TelnyxV1, remoteId: RemoteId, place: Place): Promise<Found | undefined> {
  if (v1.bridge.twinOf(remoteId) !== undefined) return submitted(v1, remoteId, v1.hints.get(remoteId));
  const sub = await readDraftSub(v1, place);
  const [number] = sub.phone_numbers;
  const parent = await draftOf(v1, place.id, number);
  if (parent === undefined) return undefined;
  const draft: Found = { kind: 'draft', remoteId, parent, sub: withNumbers(sub, parent) };
  if (!isSubmitted(parent)) return draft;
  v1.bridge.learnDraft(parent);
  return (await submitted(v1, remoteId, number)) ?? draft;
}

/** The sub-request by its own call: it is the one that is documented to tell every field. */
export function readDraftSub({ api }: TelnyxV1, { id, sub }: Pick<Place, 'id' | 'sub'>): Promise<WireSub> {
  const path = pathOf({ kind: 'draft', id }, 'sub_requests', sub);
  return api.json({ method: 'GET', path, doing: 'read the order' }, subRequest);
}

/** A sub-request that does not repeat its numbers has those that its draft lists for it. */
export function withNumbers(sub: WireSub, { sub_requests }: Pick<WireDraft, 'sub_requests'>): WireSub {
  if (sub.phone_numbers.length > 0) return sub;
  const listed = sub_requests.find(({ id }) => id === sub.id);
  return { ...sub, phone_numbers: listed?.phone_numbers ?? [] };
}

/** An order in its port request, by its name. */
async function submitted(v1: TelnyxV1, remoteId: RemoteId, number?: string): Promise<Found | undefined> {
  const isIt = (request: WireRequest) => {
    v1.bridge.learnRequest(request);
    return ordersOfRequest(v1, request).find((found) => found.remoteId === remoteId);
  };
  return requestThat(v1, isIt, number);
}

/** An order with its documents. */
export async function readOrder(v1: TelnyxV1, address: OrderAddress, atLeast?: State): Promise<CarrierOrder> {
  const found = await readFound(v1, address);
  return orderOf(found, {
    ...around(v1, found),
    documents: await documentsOf(v1, found),
    ...(atLeast !== undefined && { atLeast }),
  });
}

/** An order just read or listed, without its documents. */
export function asOrder(v1: TelnyxV1, found: Found, atLeast?: State): CarrierOrder {
  return orderOf(found, { ...around(v1, found), ...(atLeast !== undefined && { atLeast }) });
}

function around(v1: TelnyxV1, found: Found) {
  const numbers = numbersOf(found.parent, found.sub);
  const [number] = numbers;
  if (number !== undefined) v1.hints.set(found.remoteId, number);
  return { timeZone: v1.access.timeZone, numbers, documents: undefined, splitFrom: splitFrom(v1, found) };
}

/** Telnyx splits a request as it is made: its orders are one port of ours, the eldest being the first. */
function splitFrom(v1: TelnyxV1, found: Found): RemoteId | undefined {
  const all = found.kind === 'draft' ? ordersOfDraft(found.parent) : ordersOfRequest(v1, found.parent);
  const key = ({ sub, remoteId }: Found) => `${sub.created_at ?? ''} ${remoteId}`;
  return all.toSorted((one, other) => (key(one) < key(other) ? -1 : 1))[0]?.remoteId;
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
