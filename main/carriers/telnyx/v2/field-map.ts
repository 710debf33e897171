import type { FieldChanges, FieldName, PortFields } from '../../../../preload/contract/domain/fields.ts';
import { changedStreet, STREET_PARTS, streetParts } from '../../street-line.ts';
import { countryOf } from '../country.ts';
import { dayOf } from '../days.ts';
import { toE164 } from '../numbers.ts';
import type { WireOrder } from './wire.ts';

type Json = Readonly<Record<string, unknown>>;

/** Fields of the account holder (`carriers/telnyx-flowroute-s3.md` §E). */
const ADMIN = {
  billingName: 'entity_name',
  signee: 'auth_person_name',
  accountNumber: 'account_number',
  pin: 'pin_passcode',
  btn: 'billing_phone_number',
} as const satisfies { readonly [Name in FieldName]?: string };

const LOCATION = {
  unit: 'extended_address',
  city: 'locality',
  region: 'administrative_area',
  postalCode: 'postal_code',
} as const satisfies { readonly [Name in FieldName]?: string };

const PORT_TYPES: Readonly<Record<string, string>> = { full: 'Full', partial: 'Partial' };

/** The fields of an order; blank ones are absent. Days are those of the account's zone. */
export function readFields(order: WireOrder, timeZone: string): PortFields {
  const { admin, location } = order.end_user ?? {};
  const requested = order.activation_settings?.foc_datetime_requested;
  const fields: { [Name in FieldName]?: string | null | undefined } = {
    requestedDate: requested ? dayOf(requested, timeZone) : undefined,
    portType: PORT_TYPES[order.misc?.type ?? ''],
    newBtn: order.misc?.new_billing_phone_number,
    billingName: admin?.entity_name,
    signee: admin?.auth_person_name,
    accountNumber: admin?.account_number,
    pin: admin?.pin_passcode,
    btn: admin?.billing_phone_number,
    ...streetParts(location?.street_address ?? ''),
    unit: location?.extended_address,
    city: location?.locality,
    region: location?.administrative_area,
    postalCode: location?.postal_code,
  };
  return filled(fields);
}

function filled(fields: { readonly [Name in FieldName]?: string | null | undefined }): PortFields {
  const kept: { [Name in FieldName]?: string } = {};
  for (const [name, value] of Object.entries(fields)) {
    const text = value?.trim() ?? '';
    if (text !== '') kept[name as FieldName] = text;
  }
  return kept;
}

/**
 * Changes as a PATCH takes them: only what changed, `null` to clear. The requested date is not in it: it has to lie in
 * a window that Telnyx offers. Empty when nothing of this is Telnyx's.
 */
export function patchOf(changes: FieldChanges, before: WireOrder): Json {
  const admin = taken(ADMIN, changes);
  const location = locationPatch(changes, before);
  const misc = miscPatch(changes, before);
  const endUser = { ...present('admin', admin), ...present('location', location) };
  return { ...present('end_user', endUser), ...present('misc', misc) };
}

function present(name: string, value: Json): Json {
  return Object.keys(value).length === 0 ? {} : { [name]: value };
}

function taken(keys: { readonly [Name in FieldName]?: string }, changes: FieldChanges): Json {
  const patch: Record<string, unknown> = {};
  for (const [name, key] of Object.entries(keys)) {
    const change = changes[name as FieldName];
    if (change !== undefined) patch[key] = wireText(name as FieldName, change);
  }
  return patch;
}

/** A phone number that is none goes as it is, so that Telnyx says what is wrong with it. */
function wireText(name: FieldName, change: string | null): string | null {
  if (change === null || change === '') return null;
  return name === 'btn' || name === 'newBtn' ? (toE164(change) ?? change) : change;
}

function locationPatch(changes: FieldChanges, before: WireOrder): Json {
  const { location } = before.end_user ?? {};
  const patch = { ...taken(LOCATION, changes) };
  if (STREET_PARTS.some((name) => changes[name] !== undefined)) {
    const line = changedStreet(streetParts(location?.street_address ?? ''), changes);
    Object.assign(patch, { street_address: line === '' ? null : line });
  }
  if (Object.keys(patch).length === 0 || location?.country_code) return patch;
  const region = changes.region ?? location?.administrative_area ?? '';
  const postalCode = changes.postalCode ?? location?.postal_code ?? '';
  return { ...patch, country_code: countryOf(region, postalCode) };
}

/** With `full` the other two are left out; numbers that stay are kept under a new BTN, never disconnected by us. */
function miscPatch({ portType, newBtn }: FieldChanges, { misc }: WireOrder): Json {
  const type = portType === undefined ? undefined : (portType?.toLowerCase() ?? null);
  const typePatch = type === undefined ? {} : { type };
  const after = type === undefined ? misc?.type : type;
  if (after === 'full') return { ...typePatch, ...(type === 'full' && cleared(misc)) };
  if (newBtn === undefined) return typePatch;
  const number = wireText('newBtn', newBtn);
  return {
    ...typePatch,
    ...(after === undefined || after === null ? { type: 'partial' } : {}),
    new_billing_phone_number: number,
    remaining_numbers_action: number === null ? null : 'keep',
  };
}

function cleared(misc: WireOrder['misc']): Json {
  return {
    ...(misc?.new_billing_phone_number && { new_billing_phone_number: null }),
    ...(misc?.remaining_numbers_action && { remaining_numbers_action: null }),
  };
}

/** The secrets of fields or changes: no sentence may repeat them. */
export function secretsIn({ accountNumber, pin }: FieldChanges): readonly string[] {
  return [accountNumber, pin].filter((text) => typeof text === 'string');
}
