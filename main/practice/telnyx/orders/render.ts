import type { Json, JsonObject } from '../../json.ts';
import { type Answer, data } from '../answer.ts';
import { type Site, stamp, stampOr } from '../site.ts';
import type { Order, OrderNumber, StatusWord } from '../world/model.ts';

const INCLUDED = 50;

export const ADMIN_KEYS = [
  'entity_name',
  'auth_person_name',
  'billing_phone_number',
  'account_number',
  'tax_identifier',
  'pin_passcode',
  'business_identifier',
] as const;
export const LOCATION_KEYS = [
  'street_address',
  'extended_address',
  'locality',
  'administrative_area',
  'postal_code',
  'country_code',
] as const;
const MISC_KEYS = ['type', 'remaining_numbers_action', 'new_billing_phone_number'] as const;
const CONFIGURATION_KEYS = [
  'connection_id',
  'messaging_profile_id',
  'billing_group_id',
  'emergency_address_id',
] as const;

const filled = (keys: readonly string[], from: JsonObject): JsonObject =>
  Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));

/** The status as this site spells it. */
export const spelled = (site: Pick<Site, 'switches'>, status: StatusWord): string =>
  status === 'cancelled' ? site.switches.cancelledWord : status;

/** True when loa and invoice are there: the documentation of the United States and Canada. */
export const requirementsMet = (order: Order): boolean =>
  (order.documents.loa !== null && order.documents.invoice !== null) ||
  ['loa', 'invoice'].every((type) => order.supporting.some((each) => each.type === type));

/** `{value, details}` of an order. */
export const statusOf = (site: Pick<Site, 'switches'>, order: Order): JsonObject => ({
  value: spelled(site, order.status),
  details: order.details.map(({ code, description }) => ({ code, description })),
});

/** A number as an order and GET /porting_phone_numbers show it. */
export const shownNumber = (site: Site, order: Order, number: OrderNumber): JsonObject => ({
  record_type: 'porting_phone_number',
  phone_number: number.number,
  phone_number_type: number.type,
  portability_status: number.portability,
  activation_status: number.activation,
  requirements_status: requirementsMet(order) ? 'approved' : 'requirement-info-pending',
  porting_order_id: order.id,
  porting_order_status: spelled(site, order.status),
  support_key: order.supportKey,
});

export const messagingOf = (order: Order): JsonObject => ({
  enable_messaging: order.enableMessaging,
  messaging_capable: order.numbers.some((each) => each.messagingCapable),
  messaging_port_completed: order.messaging === 'ported',
  messaging_port_status: order.messaging,
});

const hidden = (site: Site, admin: JsonObject): JsonObject =>
  site.switches.showsSecrets ? admin : { ...admin, pin_passcode: null };

/** The whole order (carriers/telnyx-flowroute-s3.md §B). */
export function shownOrder(site: Site, order: Order, withNumbers: boolean): JsonObject {
  const numbers: Json = order.numbers.slice(0, INCLUDED).map((each) => shownNumber(site, order, each));
  return {
    record_type: 'porting_order',
    id: order.id,
    customer_reference: order.customerReference,
    customer_group_reference: order.customerGroupReference,
    description: order.description,
    support_key: order.supportKey,
    parent_support_key: order.parentSupportKey,
    status: statusOf(site, order),
    created_at: stamp(order.created),
    updated_at: stamp(order.updated),
    user_id: order.accountId,
    old_service_provider_ocn: order.numbers[0]?.carrier ?? '',
    phone_number_type: order.numbers[0]?.type ?? 'local',
    porting_phone_numbers_count: order.numbers.length,
    ...(withNumbers ? { phone_numbers: numbers } : {}),
    end_user: {
      admin: hidden(site, filled(ADMIN_KEYS, order.admin)),
      location: filled(LOCATION_KEYS, order.location),
    },
    misc: filled(MISC_KEYS, order.misc),
    activation_settings: {
      activation_status: order.numbers[0]?.activation ?? null,
      activation_type: order.activationType,
      fast_port_eligible: isFast(order),
      foc_datetime_requested: stampOr(order.focRequested),
      foc_datetime_actual: stampOr(order.focActual),
    },
    documents: { ...order.documents },
    requirements: order.requirements,
    requirements_met: requirementsMet(order),
    additional_steps: [],
    messaging: messagingOf(order),
    phone_number_configuration: {
      ...filled(CONFIGURATION_KEYS, order.configuration),
      tags: order.configuration.tags ?? [],
    },
    user_feedback: filled(['user_rating', 'user_comment'], order.userFeedback),
    webhook_url: order.webhookUrl,
  };
}

/** True for orders whose numbers may be activated on demand. */
export const isFast = (order: Order): boolean => order.numbers.every((each) => each.fastPortable);

/** The answer to a call about one order. */
export const orderAnswer = (site: Site, order: Order, withNumbers = false): Answer =>
  data(200, shownOrder(site, order, withNumbers), {
    phone_numbers_url: `/v2/porting_phone_numbers?filter[porting_order_id]=${order.id}`,
  });
