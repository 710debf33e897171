import type { FieldChanges, FieldName, PortFields } from '../../../preload/contract/domain/fields.ts';
import { FIELDS, withChanges } from '../../../preload/contract/domain/fields.ts';
import { readReference } from '../reference.ts';
import type { StreetParts } from '../street-line.ts';
import { changedStreet, STREET_PARTS, streetLine, streetParts } from '../street-line.ts';
import { toE164 } from './numbers.ts';
import type { WireAttributes } from './wire.ts';

type StreetField = keyof StreetParts;

/**
 * Where our fields live in an order (`carriers/telnyx-flowroute-s3.md` §E). `billing_name` is the person who may
 * authorise, and `company` what we call the billing name.
 */
const ATTRIBUTES = {
  requestedDate: 'desired_completion_date',
  billingName: 'company',
  accountNumber: 'provider_account',
  pin: 'pin',
  btn: 'billing_number',
  usage: 'usage_type',
  unit: 'street2',
  city: 'city',
  region: 'state',
  postalCode: 'zip',
  losingCarrier: 'provider',
  signee: 'billing_name',
} as const satisfies { readonly [Name in FieldName]?: string };

type PlainField = keyof typeof ATTRIBUTES;
const PLAIN_FIELDS = Object.keys(ATTRIBUTES) as readonly PlainField[];

/** Fields that an order of Flowroute keeps; the five of the street as one line. */
export const KEPT_FIELDS: readonly FieldName[] = [...PLAIN_FIELDS, ...STREET_PARTS];

/** Blank ones read as a text in samples; the others as null. */
const BLANK_TEXT: ReadonlySet<PlainField> = new Set(['btn', 'pin']);

const PROVINCE = /^(AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)$/i;

/** `CA` for a Canadian province, else `US`: Flowroute ports in no other country. */
function countryOf({ region }: PortFields): 'US' | 'CA' {
  return PROVINCE.test(region?.trim() ?? '') ? 'CA' : 'US';
}

function wireValue(name: PlainField, text: string): string {
  if (name === 'region') return text.trim().toUpperCase();
  return name === 'btn' ? (toE164(text) ?? text) : text;
}

function fieldText(name: PlainField, value: string | undefined): string {
  const text = value?.trim() ?? '';
  if (name === 'btn') return toE164(text) ?? text;
  if (name === 'usage')
    return FIELDS.usage.choices.find((choice) => choice.toLowerCase() === text.toLowerCase()) ?? text;
  return text;
}

/** The fields of an order; blank ones are absent. An alias that somebody else gave is the port's name. */
export function readFields(attributes: WireAttributes): PortFields {
  const { alias, billing_address } = attributes;
  const told = { ...attributes, ...billing_address };
  const fields: { [Name in FieldName]?: string } = { ...streetParts(told.street ?? '') };
  for (const name of PLAIN_FIELDS) {
    const text = fieldText(name, told[ATTRIBUTES[name]]);
    if (text !== '') fields[name] = text;
  }
  const name = alias?.trim() ?? '';
  if (name !== '' && readReference(name) === undefined) fields.name = name.slice(0, FIELDS.name.max);
  return fields;
}

/** The attributes that the fields of a new order make up. */
export function writeFields(fields: PortFields): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const name of PLAIN_FIELDS) {
    const text = fields[name];
    if (text !== undefined && text !== '') attributes[ATTRIBUTES[name]] = wireValue(name, text);
  }
  const street = streetLine(fields);
  return { ...attributes, ...(street !== '' && { street }), country: countryOf(fields) };
}

function isStreet(name: string): name is StreetField {
  return (STREET_PARTS as readonly string[]).includes(name);
}

/** Only the attributes that changed. `current` is what the order holds: a part of the street changes its whole line. */
export function patchOf(changes: FieldChanges, current: PortFields): Readonly<Record<string, string | null>> {
  const patch: Record<string, string | null> = {};
  for (const name of PLAIN_FIELDS) {
    const change = changes[name];
    if (change === undefined) continue;
    const blank = BLANK_TEXT.has(name) ? '' : null;
    patch[ATTRIBUTES[name]] = change === null || change === '' ? blank : wireValue(name, change);
  }
  const next = withChanges(current, changes);
  if (Object.keys(changes).some(isStreet)) patch.street = changedStreet(current, changes);
  if (changes.region !== undefined && countryOf(next) !== countryOf(current)) patch.country = countryOf(next);
  return patch;
}

const PLACES: ReadonlyMap<string, FieldName | 'numbers'> = new Map<string, FieldName | 'numbers'>([
  ...PLAIN_FIELDS.map((name) => [ATTRIBUTES[name], name] as const),
  ['street', 'street'],
  ['country', 'region'],
  ['numbers', 'numbers'],
  ['last_4_ssn', 'pin'],
]);

/** The field that an attribute's name stands for. */
export function fieldOf(attribute: string): FieldName | 'numbers' | undefined {
  return PLACES.get(attribute);
}
