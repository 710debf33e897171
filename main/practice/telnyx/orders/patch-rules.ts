import { isObject, type Json, type JsonObject, objectOr } from '../../json.ts';
import type { Fault } from '../answer.ts';
import { isE164 } from '../numbers/phonebook.ts';
import type { Site } from '../site.ts';
import type { Order } from '../world/model.ts';
import { ADMIN_KEYS, LOCATION_KEYS } from './render.ts';
import { isAllowed } from './windows.ts';

const bad = (pointer: string, detail: string, code: Fault['code'] = '10015'): Fault => ({
  code,
  detail,
  pointer,
});

/** Each named key must be a text or null; an absent one is left alone. */
const texts = (object: JsonObject, keys: readonly string[], at: string): readonly Fault[] =>
  keys
    .filter((key) => object[key] !== undefined && object[key] !== null && typeof object[key] !== 'string')
    .map((key) => bad(`${at}/${key}`, `${key} must be a string`));

function adminFaults(admin: JsonObject): readonly Fault[] {
  const at = '/end_user/admin';
  const { billing_phone_number: btn, pin_passcode: pin } = admin;
  return [
    ...texts(admin, ADMIN_KEYS, at),
    ...(typeof btn === 'string' && !isE164(btn)
      ? [bad(`${at}/billing_phone_number`, 'billing_phone_number must be in +E.164 format', '10016')]
      : []),
    ...(typeof pin === 'string' && !/^[A-Za-z0-9]{1,20}$/.test(pin)
      ? [bad(`${at}/pin_passcode`, 'pin_passcode must be letters and digits', '80005')]
      : []),
  ];
}

function locationFaults(location: JsonObject): readonly Fault[] {
  const { country_code: country } = location;
  return [
    ...texts(location, LOCATION_KEYS, '/end_user/location'),
    ...(typeof country === 'string' && !/^[A-Z]{2}$/.test(country)
      ? [bad('/end_user/location/country_code', 'country_code must be an ISO 3166-1 alpha-2 code')]
      : []),
  ];
}

/** What is wrong with `misc` as it would stand after the edit (carriers/telnyx-flowroute-s3.md §B, PATCH). */
function miscFaults(sent: Json | undefined, before: JsonObject): readonly Fault[] {
  if (!isObject(sent)) return [];
  const after = { ...before, ...sent };
  const faults: Fault[] = [];
  if (after.type !== undefined && after.type !== null && after.type !== 'full' && after.type !== 'partial')
    faults.push(bad('/misc/type', 'type must be full or partial'));
  const others = sent.remaining_numbers_action ?? sent.new_billing_phone_number ?? null;
  if (after.type === 'full' && others !== null)
    faults.push(bad('/misc', 'the other attributes must be omitted when type is full'));
  const action = after.remaining_numbers_action ?? null;
  if (action !== null && action !== 'keep' && action !== 'disconnect')
    faults.push(bad('/misc/remaining_numbers_action', 'must be keep or disconnect'));
  if (after.type === 'partial' && action === 'keep' && !isE164(after.new_billing_phone_number))
    faults.push(bad('/misc/new_billing_phone_number', 'is required when remaining_numbers_action is keep'));
  return faults;
}

function focFaults(site: Site, order: Order, settings: JsonObject): readonly Fault[] {
  const { foc_datetime_requested: wanted, activation_type: kind } = settings;
  const faults: Fault[] = [];
  if (kind !== undefined && kind !== null && kind !== 'scheduled' && kind !== 'on-demand')
    faults.push(bad('/activation_settings/activation_type', 'must be scheduled or on-demand'));
  if (wanted === undefined || wanted === null) return faults;
  const at = typeof wanted === 'string' ? Date.parse(wanted) : Number.NaN;
  const pointer = '/activation_settings/foc_datetime_requested';
  if (Number.isNaN(at)) return [...faults, bad(pointer, 'must be an ISO 8601 date')];
  if (at < site.now()) return [...faults, bad(pointer, 'The FOC date has expired', '80007')];
  return isAllowed(order, site.now(), at)
    ? faults
    : [...faults, bad(pointer, 'The requested FOC date is outside the allowed windows', '80004')];
}

/** Documents named by an edit must exist and be clean. */
function documentFaults(
  site: Site,
  order: Order,
  sent: JsonObject,
  scanOf: (id: string) => string | null,
): readonly Fault[] {
  return (['loa', 'invoice'] as const).flatMap((key): readonly Fault[] => {
    const id = sent[key];
    if (id === undefined || id === null) return [];
    const pointer = `/documents/${key}`;
    const document = typeof id === 'string' ? site.store.document(id) : undefined;
    if (document?.accountId !== order.accountId)
      return [bad(pointer, 'The document does not exist or has expired')];
    return scanOf(document.id) === 'infected' ? [bad(pointer, 'The document is infected')] : [];
  });
}

/** Everything wrong with the body of a PATCH; empty when it may be done. */
export function patchFaults(
  site: Site,
  order: Order,
  json: JsonObject,
  scanOf: (id: string) => string | null,
): readonly Fault[] {
  const endUser = objectOr(json.end_user);
  const grouped = json.requirement_group_id !== undefined && json.requirement_group_id !== null;
  return [
    ...adminFaults(objectOr(endUser.admin)),
    ...locationFaults(objectOr(endUser.location)),
    ...miscFaults(json.misc, order.misc),
    ...focFaults(site, order, objectOr(json.activation_settings)),
    ...documentFaults(site, order, objectOr(json.documents), scanOf),
    ...texts(json, ['customer_reference', 'customer_group_reference', 'webhook_url'], ''),
    ...(grouped && (json.documents !== undefined || json.requirements !== undefined)
      ? [bad('/requirement_group_id', 'conflicts with documents or requirements in the same request')]
      : []),
  ];
}
