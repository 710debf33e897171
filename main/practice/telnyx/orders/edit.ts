import { isObject, type Json, type JsonObject, objectOr, textOr } from '../../json.ts';
import { type Answer, unprocessable, wrongStatus } from '../answer.ts';
import { scanStatus } from '../documents/scan.ts';
import type { Call } from '../site.ts';
import type { Order } from '../world/model.ts';
import { loadForWrite } from './load.ts';
import { patchFaults } from './patch-rules.ts';
import { ADMIN_KEYS, LOCATION_KEYS, orderAnswer } from './render.ts';

/** What may still be edited once Telnyx or the losing carrier has the order. */
const LATE_KEYS = new Set([
  'activation_settings',
  'messaging',
  'phone_number_configuration',
  'customer_reference',
  'customer_group_reference',
  'webhook_url',
  'user_feedback',
]);

/** Absent = as it was, null = cleared, anything else = set. Unknown keys are ignored. */
function merged(before: JsonObject, sent: Json | undefined, keys: readonly string[]): JsonObject {
  if (sent === null) return {};
  const patch = objectOr(sent);
  const known = Object.entries(patch).filter(([key]) => keys.includes(key));
  return { ...before, ...Object.fromEntries(known) };
}

/** A text that absent leaves alone and null clears. */
const text = (before: string | null, sent: Json | undefined): string | null =>
  sent === undefined ? before : (textOr(sent) ?? null);

function focRequested(before: number | null, settings: JsonObject): number | null {
  const sent = settings.foc_datetime_requested;
  if (sent === undefined) return before;
  return typeof sent === 'string' ? Date.parse(sent) : null;
}

function activationType(before: Order['activationType'], settings: JsonObject): Order['activationType'] {
  const sent = settings.activation_type;
  if (sent === undefined) return before;
  return sent === 'scheduled' || sent === 'on-demand' ? sent : null;
}

/** `type: full` takes the other attributes with it. */
function miscOf(before: JsonObject, sent: Json | undefined): JsonObject {
  const after = merged(before, sent, ['type', 'remaining_numbers_action', 'new_billing_phone_number']);
  return after.type === 'full' ? { type: 'full' } : after;
}

/** Messages wait for the voice once they are asked for; what is under way is not taken back. */
function messagingAfter(
  order: Order,
  enable: Json | undefined,
): Pick<Order, 'enableMessaging' | 'messaging'> {
  const { enableMessaging, messaging } = order;
  if (typeof enable !== 'boolean') return { enableMessaging, messaging };
  const waiting = messaging === 'not_applicable' || messaging === 'pending';
  const capable = order.numbers.some((each) => each.messagingCapable);
  const next = enable && capable ? 'pending' : 'not_applicable';
  return { enableMessaging: enable, messaging: waiting ? next : messaging };
}

/** The order after a PATCH that is known to be right. */
export function edited(order: Order, json: JsonObject): Order {
  const endUser = objectOr(json.end_user);
  const settings = objectOr(json.activation_settings);
  const documents = objectOr(json.documents);
  const messaging = objectOr(json.messaging).enable_messaging;
  const requirements = Array.isArray(json.requirements) ? json.requirements.filter(isObject) : null;
  return {
    ...order,
    admin: merged(order.admin, endUser.admin, ADMIN_KEYS),
    location: merged(order.location, endUser.location, LOCATION_KEYS),
    misc: miscOf(order.misc, json.misc),
    configuration: { ...order.configuration, ...objectOr(json.phone_number_configuration) },
    userFeedback: { ...order.userFeedback, ...objectOr(json.user_feedback) },
    documents: {
      loa: text(order.documents.loa, documents.loa),
      invoice: text(order.documents.invoice, documents.invoice),
    },
    requirements: requirements ?? order.requirements,
    focRequested: focRequested(order.focRequested, settings),
    activationType: activationType(order.activationType, settings),
    customerReference: text(order.customerReference, json.customer_reference),
    customerGroupReference: text(order.customerGroupReference, json.customer_group_reference),
    webhookUrl: text(order.webhookUrl, json.webhook_url),
    ...messagingAfter(order, messaging),
  };
}

/** Refuses what the order's status no longer allows. */
function checkEditable(order: Order, json: JsonObject): void {
  if (order.status === 'draft' || order.status === 'exception') return;
  const late = Object.keys(json).filter((key) => !LATE_KEYS.has(key));
  const foc = order.status === 'ported' || order.status === 'cancelled' || order.status === 'cancel-pending';
  if (late.length > 0 || (foc && json.activation_settings !== undefined))
    throw wrongStatus(`A porting order in ${order.status} cannot be edited this way`);
}

/** PATCH /porting_orders/{id}. */
export function editOrder(call: Call, id: string): Answer {
  const { site, json } = call;
  const order = loadForWrite(call, id);
  checkEditable(order, json);
  const faults = patchFaults(site, order, json, (each) => scanStatus(site, each));
  if (faults.length > 0) throw unprocessable(...faults);
  const saved = site.store.saveOrder({ ...edited(order, json), updated: site.now() });
  return orderAnswer(site, saved);
}
