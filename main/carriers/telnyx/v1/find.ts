import type { E164 } from '../../../../preload/contract/domain/ids.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { toE164 } from '../numbers.ts';
import { listAll } from './listing.ts';
import { ordersOfDraft, ordersOfRequest, readOrder, WHOLE } from './orders.ts';
import { DRAFTS, REQUESTS } from './places.ts';
import type { TelnyxV1 } from './v1.ts';
import type { WireDraft, WireRequest } from './wire.ts';
import { draftRequest, portRequest } from './wire.ts';

/** Pages that are followed at most; no number is on more drafts or requests than that. */
const MOST_PAGES = 20;

/** A part of a number is looked for; ten digits stand in every way of writing it. */
const soughtBy = (number: E164): string => number.replace(/\D/g, '').slice(-10);

function holds(parent: WireDraft | WireRequest, number: E164): boolean {
  return [parent, ...parent.sub_requests].some(({ phone_numbers }) => phone_numbers.includes(number));
}

/** Drafts with this number, submitted or not. */
export async function draftsWith({ api }: TelnyxV1, number: E164): Promise<readonly WireDraft[]> {
  const wanted = toE164(number) ?? number;
  const list = {
    path: DRAFTS,
    query: { ...WHOLE, search: soughtBy(wanted) },
    doing: 'look for the number',
  };
  const drafts: WireDraft[] = [];
  for await (const draft of listAll(api, list, draftRequest, MOST_PAGES)) {
    if (holds(draft, wanted)) drafts.push(draft);
  }
  return drafts;
}

/** Orders of this account that hold a number, whatever became of them. */
export async function ordersWithNumber(v1: TelnyxV1, number: E164): Promise<readonly CarrierOrder[]> {
  const wanted = toE164(number) ?? number;
  const drafts = await draftsWith(v1, wanted);
  for (const draft of drafts) v1.bridge.learnDraft(draft);
  // Whether port requests can be searched is not documented: whoever ignores it answers with all of them.
  const list = {
    path: REQUESTS,
    query: { ...WHOLE, search: soughtBy(wanted) },
    doing: 'look for the number',
  };
  const names = new Set(drafts.flatMap(ordersOfDraft).map(({ remoteId }) => remoteId));
  for await (const request of listAll(v1.api, list, portRequest, MOST_PAGES)) {
    if (!holds(request, wanted)) continue;
    v1.bridge.learnRequest(request);
    for (const { remoteId } of ordersOfRequest(v1, request)) names.add(remoteId);
  }
  const orders = await Promise.all([...names].map((remoteId) => readOrder(v1, { remoteId })));
  return orders.filter(({ numbers }) => numbers.includes(wanted));
}
