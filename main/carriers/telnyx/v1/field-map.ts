import type { FieldChanges, FieldName, PortFields } from '../../../../preload/contract/domain/fields.ts';
import { changedStreet, STREET_PARTS, streetParts } from '../../street-line.ts';
import { countryOf } from '../country.ts';
import { dayOf } from '../days.ts';
import { toE164 } from '../numbers.ts';
import type { WireSub } from './wire.ts';

type Json = Readonly<Record<string, unknown>>;

/** Fields that are one value of a sub-request each (`carriers/telnyx-flowroute-s3.md` §E). */
const KEYS = {
  billingName: 'person_or_company_name',
  signee: 'auth_person_name',
  accountNumber: 'account_number',
  pin: 'pin_passcode',
  btn: 'billing_phone_number',
  unit: 'extended_address',
  city: 'locality',
  region: 'administrative_area',
  postalCode: 'postal_code',
} as const satisfies { readonly [Name in FieldName]?: keyof WireSub };

const PORT_TYPES: Readonly<Record<string, string>> = { full: 'Full', partial: 'Partial' };
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The fields of a sub-request; blank ones are absent. Days are those of the account's zone. */
export function readFields(sub: WireSub, timeZone: string): PortFields {
  const fields: { [Name in FieldName]?: string | null | undefined } = {
    requestedDate: dayIn(sub.foc_date_requested_by_user, timeZone),
    portType: PORT_TYPES[sub.porting_option?.type ?? ''],
    newBtn: sub.porting_option?.new_billing_phone_number,
    ...streetParts(sub.street_address ?? ''),
  };
  for (const [name, key] of Object.entries(KEYS)) fields[name as keyof typeof KEYS] = sub[key];
  const kept: { [Name in FieldName]?: string } = {};
  for (const [name, value] of Object.entries(fields)) {
    const text = value?.trim() ?? '';
    if (text !== '') kept[name as FieldName] = text;
  }
  return kept;
}

/** A day as it stands, or that of a moment. */
export function dayIn(text: string | null | undefined, timeZone: string): string | undefined {
  if (!text) return undefined;
  return DAY.test(text) ? text : dayOf(text, timeZone);
}

/**
 * Changes as a PUT takes them, which changes what it names alone: `null` to clear. The requested date is not in it: it
 * has to be one of those that Telnyx allows. Empty when nothing of this is Telnyx's.
 */
export function putOf(changes: FieldChanges, before: WireSub): Json {
  const put: Record<string, unknown> = {};
  for (const [name, key] of Object.entries(KEYS)) {
    const change = changes[name as keyof typeof KEYS];
    if (change !== undefined) put[key] = wireText(name as FieldName, change);
  }
  if (STREET_PARTS.some((name) => changes[name] !== undefined)) {
    const line = changedStreet(streetParts(before.street_address ?? ''), changes);
    put.street_address = line === '' ? null : line;
  }
  if (touchesAddress(put) && !before.country_code) {
    const region = changes.region ?? before.administrative_area ?? '';
    put.country_code = countryOf(region, changes.postalCode ?? before.postal_code ?? '');
  }
  const option = optionOf(changes, before);
  return option === undefined ? put : { ...put, porting_option: option };
}

const ADDRESS = ['street_address', 'extended_address', 'locality', 'administrative_area', 'postal_code'];

function touchesAddress(put: Json): boolean {
  return ADDRESS.some((key) => key in put);
}

/** A phone number that is none goes as it is, so that Telnyx says what is wrong with it. */
function wireText(name: FieldName, change: string | null): string | null {
  if (change === null || change === '') return null;
  return name === 'btn' || name === 'newBtn' ? (toE164(change) ?? change) : change;
}

/** Named, since nothing says whether what is left out of the option is cleared. */
const NONE_STAYS = { remaining_numbers_action: null, new_billing_phone_number: null };

/** Told as a whole. Numbers that stay are kept under a new BTN, never disconnected by us. */
function optionOf({ portType, newBtn }: FieldChanges, { porting_option: before }: WireSub): Json | undefined {
  if (portType === undefined && newBtn === undefined) return undefined;
  const type = portType === undefined ? before?.type : portType?.toLowerCase() || null;
  if (type === 'full') return { type };
  const number = newBtn === undefined ? before?.new_billing_phone_number : wireText('newBtn', newBtn);
  if (!number) return { type: type ?? null, ...(before?.new_billing_phone_number && NONE_STAYS) };
  const action = newBtn === undefined ? before?.remaining_numbers_action : 'keep';
  return {
    type: type ?? 'partial',
    remaining_numbers_action: action ?? 'keep',
    new_billing_phone_number: number,
  };
}

/** The secrets of fields or changes: no sentence may repeat them. */
export function secretsIn({ accountNumber, pin }: FieldChanges): readonly string[] {
  return [accountNumber, pin].filter((text) => typeof text === 'string');
}
