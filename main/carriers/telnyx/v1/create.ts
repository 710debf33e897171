import type { FieldName, PortFields } from '../../../../preload/contract/domain/fields.ts';
import { FIELD_NAMES } from '../../../../preload/contract/domain/fields.ts';
import type { NewOrder } from '../../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { readReference, writeReference } from '../../reference.ts';
import { toE164 } from '../numbers.ts';
import { TELNYX_V1_CAPABILITIES } from './description.ts';
import { readFields, secretsIn } from './field-map.ts';
import { areSame, numbersOf } from './likeness.ts';
import { draftOf, draftsWith } from './look-up.ts';
import type { Found } from './order-map.ts';
import { isSubmitted } from './order-map.ts';
import { afterChange, beforeChange, ordersOfDraft, readDraftSub, readOrder, withNumbers } from './orders.ts';
import { DRAFTS } from './places.ts';
import { saveFields, writeDescription } from './save.ts';
import type { TelnyxV1 } from './v1.ts';
import type { WireDraft } from './wire.ts';
import { draftRequest } from './wire.ts';

const KEPT: ReadonlySet<FieldName> = new Set(TELNYX_V1_CAPABILITIES.edits.fields);

/**
 * Opens a draft: Telnyx takes the numbers alone, splits them as it must, and each sub-request gets our reference and the
 * fields after that (`carriers/telnyx-flowroute-s3.md` §A). No call takes a draft back, so a create that was refused for
 * a field and comes again, corrected, goes on with the draft it made.
 */
export async function createOrders(v1: TelnyxV1, order: NewOrder): Promise<readonly CarrierOrder[]> {
  const begun = await beforeChange(draftsOf(v1, order, isBegunBy));
  return finished(v1, begun[0] ?? (await openDraft(v1, order)), order);
}

/**
 * Did an earlier create arrive? Where it did and stopped half-way, it is finished. A draft with these very numbers that
 * nobody has written a word into is the one whose answer was lost, before it could get our reference.
 */
export async function findOrders(v1: TelnyxV1, order: NewOrder): Promise<readonly CarrierOrder[]> {
  const begun = await draftsOf(v1, order, isCreatedBy);
  const blank = begun.length > 0 ? [] : await draftsOf(v1, order, isBlankFor);
  const [draft] = [...begun, ...blank];
  if (draft === undefined) return [];
  try {
    return await finished(v1, draft, order);
  } catch (error) {
    // The create is sent anew, goes on with this draft and brings the refusal to the agent.
    if (error instanceof CarrierFailure && isRefusal(error)) return [];
    throw error;
  }
}

async function openDraft(v1: TelnyxV1, order: NewOrder): Promise<WireDraft> {
  const body = { phone_numbers: order.numbers.map((number) => ({ phone_number: toE164(number) ?? number })) };
  const call = { method: 'POST', path: DRAFTS, body, doing: 'create the draft' } as const;
  const draft = await v1.api.json({ ...call, secrets: secretsIn(order.fields) }, draftRequest);
  if (draft.sub_requests.length > 0) return draft;
  return (await afterChange(draftOf(v1, draft.id, order.numbers[0]))) ?? draft;
}

type Test = (draft: WireDraft, order: NewOrder) => boolean;

async function draftsOf(v1: TelnyxV1, order: NewOrder, fits: Test): Promise<readonly WireDraft[]> {
  const [number] = order.numbers;
  if (number === undefined) return [];
  const drafts: WireDraft[] = [];
  for await (const draft of draftsWith(v1, number)) if (fits(draft, order)) drafts.push(draft);
  return drafts;
}

const isCreatedBy: Test = ({ sub_requests }, { mutationId }) =>
  sub_requests.some(({ description }) => readReference(description)?.mutationId === mutationId);

/** Of the same port request, with the same numbers, and still a draft. */
const isBegunBy: Test = (draft, { portRequestId, numbers }) =>
  !isSubmitted(draft) &&
  areSame(allNumbers(draft), numbers.map(inOneForm)) &&
  draft.sub_requests.some(({ description }) => readReference(description)?.portRequestId === portRequestId);

const isBlankFor: Test = (draft, { numbers }) =>
  !isSubmitted(draft) &&
  areSame(allNumbers(draft), numbers.map(inOneForm)) &&
  draft.sub_requests.every((sub) => !sub.description && Object.keys(readFields(sub, 'UTC')).length === 0);

const inOneForm = (number: string): string => toE164(number) ?? number;

function allNumbers(draft: WireDraft): readonly string[] {
  const numbers = draft.sub_requests.flatMap((sub) => numbersOf(draft, sub));
  return numbers.length > 0 ? numbers : draft.phone_numbers;
}

/** Gives each sub-request our reference first, so that it is known whatever comes, then the fields that it lacks. */
async function finished(v1: TelnyxV1, draft: WireDraft, order: NewOrder): Promise<readonly CarrierOrder[]> {
  const orders = ordersOfDraft(draft);
  try {
    if (!isSubmitted(draft)) for (const found of orders) await complete(v1, found, order);
  } catch (error) {
    throw error instanceof CarrierFailure ? unfinished(error) : error;
  }
  return afterChange(Promise.all(orders.map((address) => readOrder(v1, address))));
}

async function complete(v1: TelnyxV1, listed: Found, order: NewOrder): Promise<void> {
  const place = { id: listed.parent.id, sub: listed.sub.id };
  const sub = withNumbers(await beforeChange(readDraftSub(v1, place)), listed.parent);
  const found: Found = { ...listed, sub };
  const reference = writeReference(order);
  if (found.sub.description !== reference) await writeDescription(v1, found, reference);
  await saveFields(v1, found, lacking(v1, found, order.fields));
}

/** Fields that Telnyx keeps and that are not there as wanted. */
function lacking(v1: TelnyxV1, { sub }: Found, fields: PortFields): PortFields {
  const there = readFields(sub, v1.access.timeZone);
  const wanted = FIELD_NAMES.filter(
    (name) => KEPT.has(name) && (fields[name] ?? '') !== '' && fields[name] !== there[name],
  );
  return Object.fromEntries(wanted.map((name) => [name, fields[name]]));
}

/** The draft is there: unless Telnyx said no to its fields, it has to be looked at again. */
function unfinished(failure: CarrierFailure): CarrierFailure {
  return new CarrierFailure(failure.problem, isRefusal(failure) ? 'yes' : 'maybe');
}

function isRefusal({ problem }: CarrierFailure): boolean {
  return problem.code === 'rejected' || problem.code === 'invalid-input';
}
