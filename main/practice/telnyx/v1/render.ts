import type { JsonObject } from '../../json.ts';
import { missingFrom } from '../orders/actions.ts';
import { ADMIN_KEYS, LOCATION_KEYS } from '../orders/render.ts';
import { type Site, stamp, stampOr } from '../site.ts';
import type { Order, SupportingDocument } from '../world/model.ts';
import { type Group, isSubmitted, subRequestIdOf } from './groups.ts';

const numbersOf = (orders: readonly Order[]): readonly JsonObject[] =>
  orders.flatMap((order) => order.numbers.map(({ number }) => ({ phone_number: number })));

/** A supporting document as the seed shows it: the description is called `body`. */
export const shownSupporting = (each: SupportingDocument): JsonObject => ({
  id: each.id,
  body: each.description,
  document_type: each.type,
  created_at: stamp(each.at),
});

/** The fields that a sub-request has before and after submission. */
function fieldsOf(order: Order): JsonObject {
  const { entity_name: name, ...admin } = Object.fromEntries(
    ADMIN_KEYS.map((key) => [key, order.admin[key] ?? null]),
  );
  return {
    person_or_company_name: name ?? null,
    ...admin,
    ...Object.fromEntries(LOCATION_KEYS.map((key) => [key, order.location[key] ?? null])),
    default_connection_id: order.configuration.connection_id ?? null,
    default_message_profile_id: order.configuration.messaging_profile_id ?? null,
    porting_option: {
      type: order.misc.type ?? null,
      remaining_numbers_action: order.misc.remaining_numbers_action ?? null,
      new_billing_phone_number: order.misc.new_billing_phone_number ?? null,
    },
    foc_date_requested_by_user: stampOr(order.focRequested),
    description: order.description,
    complete: missingFrom(order).length === 0,
    phone_numbers: numbersOf([order]),
    created_at: stamp(order.created),
    updated_at: stamp(order.updated),
  };
}

/** A draft sub-request. */
export const shownDraftSub = (order: Order): JsonObject => ({ id: order.subRequestId, ...fieldsOf(order) });

/**
 * A submitted sub-request. Its words are known in part only: `unassigned` was seen for one that
 * nobody works on yet, the others are v2's.
 */
export const shownSub = (site: Site, order: Order): JsonObject => ({
  id: subRequestIdOf(site, order),
  support_key: order.supportKey,
  status: order.status === 'in-process' ? 'unassigned' : order.status,
  foc_date: stampOr(order.focActual),
  ...fieldsOf(order),
});

/** What of a list is wanted beside the requests themselves. */
export interface Including {
  readonly numbers: boolean;
  readonly subRequests: boolean;
}

/** A draft port request. */
export const shownDraft = (group: Group, including: Including): JsonObject => ({
  id: group.id,
  status: isSubmitted(group) ? 'submitted' : 'pending',
  created_at: stamp(group.orders[0]?.created ?? 0),
  updated_at: stamp(Math.max(...group.orders.map(({ updated }) => updated))),
  ...(including.numbers ? { phone_numbers: numbersOf(group.orders) } : {}),
  ...(including.subRequests ? { sub_requests: group.orders.map(shownDraftSub) } : {}),
});

/** A submitted port request: `complete` once all of it is ported or cancelled. */
export function shownPortRequest(site: Site, group: Group): JsonObject {
  const counts = new Map<string, number>();
  for (const { status, numbers } of group.orders)
    counts.set(status, (counts.get(status) ?? 0) + numbers.length);
  const ended = group.orders.every(({ status }) => status === 'ported' || status === 'cancelled');
  return {
    id: group.id,
    support_key: group.orders[0]?.parentSupportKey ?? null,
    status: ended ? 'complete' : 'incomplete',
    phone_number_counts_by_status: Object.fromEntries(counts),
    phone_numbers: numbersOf(group.orders),
    sub_requests: group.orders.map((order) => shownSub(site, order)),
    created_at: stamp(group.orders[0]?.created ?? 0),
    updated_at: stamp(Math.max(...group.orders.map(({ updated }) => updated))),
  };
}
