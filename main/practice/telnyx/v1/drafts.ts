import { objectOr } from '../../json.ts';
import { type Answer, Refusal } from '../answer.ts';
import { isE164, reasonAgainst } from '../numbers/phonebook.ts';
import { missingFrom, submit } from '../orders/actions.ts';
import { createDrafts } from '../orders/create.ts';
import { windowsOf } from '../orders/windows.ts';
import { type Call, stamp } from '../site.ts';
import { bare, checkWritable, pagedBare, refuse } from './answer.ts';
import {
  draftSubRequest,
  type Group,
  groups,
  isSubmitted,
  loadDraft,
  loadOpenDraft,
  loadPortRequest,
  portRequestIdOf,
} from './groups.ts';
import { type Including, shownDraft, shownDraftSub, shownPortRequest } from './render.ts';
import { editedOrder } from './sub-request.ts';

const WHOLE: Including = { numbers: true, subRequests: true };

/** `phone_numbers: [{phone_number}]` as it was sent; refuses anything else. */
export function rawNumbers(call: Call): readonly string[] {
  const sent = call.json.phone_numbers;
  const numbers = Array.isArray(sent) ? sent.map((each) => objectOr(each).phone_number) : [];
  if (numbers.length === 0 || !numbers.every((each) => typeof each === 'string'))
    throw refuse(422, 'phone_numbers is required and must hold objects with a phone_number');
  return numbers;
}

/** v1 takes numbers as people write them. */
export function toE164(raw: string): string {
  const digits = raw.replace(/\D/g, '');
  if (raw.trim().startsWith('+')) return `+${digits}`;
  return digits.length === 10 ? `+1${digits}` : `+${digits}`;
}

/** POST /origination/porting/draft_port_requests. */
export function createDraft(call: Call): Answer {
  checkWritable(call);
  const numbers = [...new Set(rawNumbers(call).map(toE164))];
  const wrong = numbers.find((each) => !isE164(each) || reasonAgainst(call.site, each) !== null);
  if (wrong !== undefined) throw refuse(422, `Phone number ${wrong} is not portable`);
  const [first] = createDrafts(call, numbers);
  if (!first) throw refuse(422, 'phone_numbers is required');
  return bare(201, shownDraft(loadDraft(call, first.groupId), WHOLE));
}

const holds = (group: Group, part: string): boolean =>
  group.orders.some((order) => order.numbers.some(({ number }) => number.includes(part)));

/** GET of the same path. */
export function listDrafts(call: Call): Answer {
  const { query } = call;
  const part = query.get('search')?.replace(/\D/g, '') ?? '';
  const status = query.get('status');
  const found = groups(call)
    .filter((group) => status === null || (isSubmitted(group) ? 'submitted' : 'pending') === status)
    .filter((group) => part === '' || holds(group, part));
  const including: Including = {
    numbers: query.get('include_phone_numbers') !== 'false',
    subRequests: query.get('include_sub_requests') === 'true',
  };
  return pagedBare(call, found, (group) => shownDraft(group, including));
}

export const readDraftSub = (call: Call, id: string, subId: string): Answer =>
  bare(200, shownDraftSub(draftSubRequest(loadDraft(call, id), subId)));

/** PUT …/sub_requests/{id}: a partial update, whatever the verb says. */
export function editDraftSub(call: Call, id: string, subId: string): Answer {
  checkWritable(call);
  const order = draftSubRequest(loadOpenDraft(call, id), subId);
  return bare(200, shownDraftSub(call.site.store.saveOrder(editedOrder(call, order))));
}

/** GET …/allowed_foc_dates: one moment for each day. */
export function listFocDates(call: Call, id: string, subId: string): Answer {
  const order = draftSubRequest(loadDraft(call, id), subId);
  return bare(
    200,
    windowsOf(order, call.site.now()).map(({ from }) => stamp(from)),
  );
}

/** POST …/submit: all of it or nothing. */
export function submitDraft(call: Call, id: string): Answer {
  checkWritable(call);
  const { site } = call;
  const group = loadOpenDraft(call, id);
  for (const order of group.orders) {
    const [missing] = missingFrom(order);
    if (missing) throw refuse(422, `Sub request ${order.subRequestId} is incomplete: ${missing.detail}`);
  }
  for (const order of group.orders) submit(site, order);
  const [first] = group.orders;
  if (!first) throw new Refusal({ kind: 'empty', status: 500 });
  return bare(201, shownPortRequest(site, loadPortRequest(call, portRequestIdOf(site, first))));
}
