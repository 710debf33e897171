import { readReference } from '../../reference.ts';
import type { WireDraft, WireRequest, WireSub } from './wire.ts';

/**
 * Whether a sub-request of a port request is what a sub-request of a draft became. The reference does not say how one
 * names the other (`carriers/telnyx-flowroute-s3.md` §A), so whatever both have in common counts: an id, our own
 * reference, or the very same numbers in a port request that is not older than the draft.
 */

/** Two clocks of the same carrier, in milliseconds. */
const SLACK = 60_000;

/** By an id that both have. */
export function isSureOf(draft: WireDraft, from: WireSub, request: WireRequest, sub: WireSub): boolean {
  if (sub.draft_sub_request_id) return sub.draft_sub_request_id === from.id;
  if (sub.id === from.id) return true;
  return isSameRequest(draft, request) === true && hasSameNumbers(draft, from, request, sub);
}

/** By what else they have in common; the numbers are looked at elsewhere. */
export function isAlike(draft: WireDraft, from: WireSub, request: WireRequest, sub: WireSub): boolean {
  if (isSameRequest(draft, request) === false) return false;
  const [ours, theirs] = [readReference(from.description), readReference(sub.description)];
  if (ours !== undefined && theirs !== undefined) return ours.mutationId === theirs.mutationId;
  const [drafted, requested] = [Date.parse(draft.created_at ?? ''), Date.parse(request.created_at ?? '')];
  return Number.isNaN(drafted) || Number.isNaN(requested) || requested >= drafted - SLACK;
}

/** Nothing when neither names the other. */
function isSameRequest(draft: WireDraft, request: WireRequest): boolean | undefined {
  if (request.draft_port_request_id) return request.draft_port_request_id === draft.id;
  if (draft.port_request_id) return draft.port_request_id === request.id;
  return request.id === draft.id ? true : undefined;
}

/** Of a sub-request that shows none and stands alone, its request's. */
export function numbersOf(
  parent: Pick<WireDraft, 'phone_numbers' | 'sub_requests'>,
  sub: Pick<WireSub, 'phone_numbers'>,
): readonly string[] {
  const alone = sub.phone_numbers.length === 0 && parent.sub_requests.length === 1;
  return alone ? parent.phone_numbers : sub.phone_numbers;
}

export function hasSameNumbers(draft: WireDraft, from: WireSub, request: WireRequest, sub: WireSub): boolean {
  return areSame(numbersOf(draft, from), numbersOf(request, sub));
}

/** The same numbers, in whatever order; none at all are not the same. */
export function areSame(some: readonly string[], others: readonly string[]): boolean {
  const held = new Set(others);
  return some.length > 0 && some.length === others.length && some.every((number) => held.has(number));
}
