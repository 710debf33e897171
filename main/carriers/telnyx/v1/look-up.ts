import { listAll } from './listing.ts';
import { DRAFTS, REQUESTS } from './places.ts';
import type { TelnyxV1 } from './v1.ts';
import type { WireDraft, WireRequest } from './wire.ts';
import { draftRequest, portRequest } from './wire.ts';

/** Asked of every list: sub-requests and numbers may be left out otherwise (`carriers/telnyx-flowroute-s3.md` §A). */
export const WHOLE = { include_phone_numbers: true, include_sub_requests: true } as const;

/** A part of a number is looked for; ten digits stand in every way of writing it. */
const soughtBy = (number: string): string => number.replace(/\D/g, '').slice(-10);

/** Drafts, submitted or not, in which Telnyx finds this number; all of them without one. */
export function draftsWith(
  { api }: TelnyxV1,
  number: string | undefined,
): AsyncGenerator<WireDraft, void, undefined> {
  const query = { ...WHOLE, ...(number !== undefined && { search: soughtBy(number) }) };
  return listAll(api, { path: DRAFTS, query, doing: 'look for the order' }, draftRequest);
}

/** The same of port requests. No search is documented for these: whoever has none answers with all of them. */
export function requestsWith(
  { api }: TelnyxV1,
  number: string | undefined,
): AsyncGenerator<WireRequest, void, undefined> {
  const query = { ...WHOLE, ...(number !== undefined && { search: soughtBy(number) }) };
  return listAll(api, { path: REQUESTS, query, doing: 'look for the order' }, portRequest);
}

/** A draft by its id. No call reads one draft as a whole, so the list is asked for one of its numbers. */
export async function draftOf(
  v1: TelnyxV1,
  id: string,
  number: string | undefined,
): Promise<WireDraft | undefined> {
  for (const sought of number === undefined ? [undefined] : [number, undefined]) {
    for await (const draft of draftsWith(v1, sought)) if (draft.id === id) return draft;
  }
  return undefined;
}

/** What a port request is found to be, the first of them; one that no longer has the number is looked for, too. */
export async function requestThat<Value>(
  v1: TelnyxV1,
  fits: (request: WireRequest) => Value | undefined,
  number: string | undefined,
): Promise<Value | undefined> {
  for (const sought of number === undefined ? [undefined] : [number, undefined]) {
    for await (const request of requestsWith(v1, sought)) {
      const found = fits(request);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
