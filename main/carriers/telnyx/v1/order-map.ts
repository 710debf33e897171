import type { RemoteDocument } from '../../../../preload/contract/domain/documents.ts';
import type { RemoteId } from '../../../../preload/contract/domain/ids.ts';
import type { Rejection } from '../../../../preload/contract/domain/orders.ts';
import type { State } from '../../../../preload/contract/domain/states.ts';
import type { Instant } from '../../../../preload/contract/domain/time.ts';
import { toInstant } from '../../../../preload/contract/domain/time.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { readReference } from '../../reference.ts';
import { firstOn } from '../days.ts';
import { instantOf } from '../instant.ts';
import { rejectionFor } from '../rejection-map.ts';
import { CANCEL_PENDING, stateOf } from '../status-words.ts';
import { readFields } from './field-map.ts';
import type { WireDraft, WireRequest, WireSub } from './wire.ts';

/** A sub-request and what it is a part of. */
export type Found = { readonly remoteId: RemoteId; readonly sub: WireSub } & (
  | { readonly kind: 'draft'; readonly parent: WireDraft }
  | { readonly kind: 'request'; readonly parent: WireRequest }
);

/** What is known of an order beside its document. */
export interface Around {
  /** Zone in which days of this account begin. */
  readonly timeZone: string;
  readonly numbers: readonly string[];
  /** Nothing where they were not asked for. */
  readonly documents: readonly RemoteDocument[] | undefined;
  readonly splitFrom?: RemoteId | undefined;
  /** For a word that we do not know: where it certainly has come to. */
  readonly atLeast?: State;
}

/** For orders that tell no date: the same on every reading. */
const LONG_AGO: Instant = toInstant(0);
const HOUR = 3_600_000;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A sub-request as an order. */
export function orderOf(found: Found, around: Around): CarrierOrder {
  const { sub, parent, remoteId } = found;
  const { timeZone, splitFrom, atLeast } = around;
  const status = statusOf(found);
  const state = stateFor(found, status) ?? atLeast;
  const createdAt = instantOf(sub.created_at) ?? instantOf(parent.created_at) ?? LONG_AGO;
  const ours = readReference(sub.description);
  return {
    remoteId,
    status,
    ...(state !== undefined && { state }),
    fields: readFields(sub, timeZone),
    numbers: around.numbers,
    ...scheduleOf(sub.foc_date),
    createdAt,
    updatedAt: instantOf(sub.updated_at) ?? instantOf(parent.updated_at) ?? createdAt,
    documents: around.documents ?? [],
    ...(around.documents === undefined && { documentsUntold: true as const }),
    authority: false,
    ...(wordOf(status) === CANCEL_PENDING && { awaiting: 'canceled' as const }),
    ...(state === 'rejected' && { rejections: rejectionsIn(sub) }),
    ...(splitFrom !== undefined && splitFrom !== remoteId && { splitFrom }),
    ...(ours !== undefined && { ours }),
  };
}

/** Telnyx's own word: a draft has one as a whole, a submitted order one of its own. */
export function statusOf({ kind, sub, parent }: Found): string {
  return (kind === 'draft' ? parent.status : sub.status?.value) || parent.status || 'unknown';
}

/** Spelled as the words of v2 are; the words of v1 are not documented beyond one (`carriers/telnyx-flowroute-s3.md` §A). */
function wordOf(status: string): string {
  return status
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
}

/** Submitted, and nobody at Telnyx has taken it up yet. */
const UNASSIGNED = 'unassigned';

/** A submitted draft is with Telnyx; what becomes of it then is told by its port request. Nothing for unknown words. */
export function stateFor({ kind, parent }: Found, status: string): State | undefined {
  if (kind === 'draft') return isSubmitted(parent) ? 'submitted' : 'unconfirmed';
  const word = wordOf(status);
  return word === UNASSIGNED ? 'submitted' : stateOf(word);
}

export function isSubmitted({ status }: Pick<WireDraft, 'status'>): boolean {
  return wordOf(status ?? '') === 'submitted';
}

function rejectionsIn({ status }: WireSub): readonly Rejection[] {
  const byCode = new Map(
    (status?.details ?? []).map(({ code, description }) => [
      `${code ?? ''} ${description ?? ''}`,
      rejectionFor(code ?? '', description ?? ''),
    ]),
  );
  return [...byCode.values()];
}

/** The committed date: a moment, or a day alone. */
function scheduleOf(text: string | null | undefined): Pick<CarrierOrder, 'scheduledAt' | 'scheduledDayOnly'> {
  const dayOnly = DAY.test(text ?? '');
  const scheduledAt = instantOf(dayOnly ? `${text}T12:00:00Z` : text);
  if (scheduledAt === undefined) return {};
  return { scheduledAt, ...(dayOnly && { scheduledDayOnly: true }) };
}

/** The first full hour of a day in a zone. */
export function beginningOf(day: string, timeZone: string): Instant | undefined {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const at = Number.isNaN(utc) ? undefined : firstOn(day, utc - 14 * HOUR, utc + 14 * HOUR, timeZone);
  return at === undefined ? undefined : toInstant(at);
}
