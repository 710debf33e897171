import type { FieldChanges, FieldName, PortFields } from '../../../preload/contract/domain/fields.ts';
import { FIELD_NAMES } from '../../../preload/contract/domain/fields.ts';
import { dayToGregorian, gregorianToDay } from './days.ts';
import { isObject } from './wire.ts';

/** Where each of our fields lives in a port document (`carriers/kazoo.md` §1), as a dotted path. */
export const FIELD_PATHS: Readonly<Record<FieldName, string>> = {
  name: 'name',
  requestedDate: 'transfer_date',
  reference: 'reference_number',
  // Kazoo has no place of its own for these: they stand in our own object.
  portType: 'portside.port_type',
  newBtn: 'portside.new_btn',
  usage: 'portside.usage',
  billingName: 'bill.name',
  accountNumber: 'bill.account_number',
  pin: 'bill.pin',
  btn: 'bill.btn',
  streetNumber: 'bill.street_number',
  streetPreDirection: 'bill.street_pre_dir',
  street: 'bill.street_address',
  streetType: 'bill.street_type',
  streetPostDirection: 'bill.street_post_dir',
  unit: 'bill.extended_address',
  city: 'bill.locality',
  region: 'bill.region',
  postalCode: 'bill.postal_code',
  losingCarrier: 'bill.carrier',
  winningCarrier: 'winning_carrier',
  signee: 'signee_name',
  signingDate: 'signing_date',
  notify: 'notifications.email.send_to',
};

/** Where older writers put the same thing; read when the proper place is blank, and kept in step when we write. */
const LEGACY_PATHS: { readonly [Name in FieldName]?: string } = {
  losingCarrier: 'carrier',
  reference: 'carrier_reference_number',
};

export type Json = Readonly<Record<string, unknown>>;
type MutableJson = Record<string, unknown>;

/** The value at a dotted path, or `undefined`. */
export function valueAt(document: Json, path: string): unknown {
  return valueIn(document, path.split('.'));
}

function valueIn(document: Json, keys: readonly string[]): unknown {
  let at: unknown = document;
  for (const key of keys) at = isObject(at) ? at[key] : undefined;
  return at;
}

/** The paths taken apart once: a first pull reads two million values. */
const PLACES = FIELD_NAMES.map((name) => ({
  name,
  own: FIELD_PATHS[name].split('.'),
  legacy: LEGACY_PATHS[name]?.split('.'),
}));

/** Puts a value at a dotted path, making objects on the way; `undefined` takes the key away. */
export function putAt(document: MutableJson, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? path;
  let at = document;
  for (const key of keys) {
    const next = at[key];
    const object = isObject(next) ? next : {};
    at[key] = object;
    at = object;
  }
  if (value === undefined) delete at[last];
  else at[last] = value;
}

function plainText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' ? String(value) : '';
}

function fieldText(name: FieldName, value: unknown, timeZone: string): string {
  switch (name) {
    case 'requestedDate':
    case 'signingDate':
      return typeof value === 'number' ? (gregorianToDay(value, timeZone) ?? '') : '';
    case 'notify':
      return [...new Set((Array.isArray(value) ? value : [value]).map(plainText).filter(Boolean))].join(', ');
    default:
      return plainText(value);
  }
}

/** The fields of a port document; blank ones are absent. */
export function readFields(document: Json, timeZone: string): PortFields {
  const fields: { [Name in FieldName]?: string } = {};
  for (const { name, own, legacy } of PLACES) {
    const value = valueIn(document, own);
    let text = value === undefined ? '' : fieldText(name, value, timeZone);
    if (text === '' && legacy !== undefined) text = fieldText(name, valueIn(document, legacy), timeZone);
    if (text !== '') fields[name] = text;
  }
  return fields;
}

/** One field as Kazoo wants it. A date that is none goes as it is, so that Kazoo says what is wrong with it. */
function wireValue(name: FieldName, text: string, timeZone: string): unknown {
  switch (name) {
    case 'requestedDate':
    case 'signingDate':
      return dayToGregorian(text, timeZone) ?? text;
    case 'notify':
      return text
        .split(',')
        .map((address) => address.trim())
        .filter(Boolean);
    default:
      return text;
  }
}

/** The part of a new document that our fields make up. */
export function writeFields(fields: PortFields, timeZone: string): Json {
  const document: MutableJson = {};
  for (const name of FIELD_NAMES) {
    const text = fields[name];
    if (text !== undefined && text !== '')
      putAt(document, FIELD_PATHS[name], wireValue(name, text, timeZone));
  }
  return document;
}

/**
 * Changes as Kazoo's deep merge takes them: only what changed, `null` to remove. `current` is the document as it is,
 * so that a value in a legacy place does not come back after it was cleared or changed.
 */
export function patchOf(changes: FieldChanges, current: Json, timeZone: string): Json {
  const patch: MutableJson = {};
  for (const name of FIELD_NAMES) {
    const change = changes[name];
    if (change === undefined) continue;
    const value = change === null || change === '' ? null : wireValue(name, change, timeZone);
    putAt(patch, FIELD_PATHS[name], value);
    const legacy = LEGACY_PATHS[name];
    if (legacy !== undefined && valueAt(current, legacy) !== undefined) putAt(patch, legacy, value);
  }
  return patch;
}

/** Deep merge by Kazoo's rule: objects merge, anything else replaces, `null` removes. Returns a new object. */
export function merged(document: Json, patch: Json): Json {
  const result: MutableJson = { ...document };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else if (isObject(value)) {
      const into = result[key];
      result[key] = merged(isObject(into) ? into : {}, value);
    } else result[key] = value;
  }
  return result;
}
