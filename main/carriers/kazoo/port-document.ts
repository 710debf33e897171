import { isObject, type PortDocument, portDocument, type readOnly } from './wire.ts';

/**
 * A port document of either shape, 4.3 or 5; `undefined` when it is none. Nearly all that a list brings by the hundred
 * thousand is as it should be and is taken as it is: a parse would make a copy of it and cost more than all the rest.
 */
export function portDocumentOf(value: unknown): PortDocument | undefined {
  return isInOrder(value) ? withDefaults(value) : portDocument.safeParse(value).data;
}

type Json = Record<string, unknown>;

const isText = (value: unknown) => typeof value === 'string';
const isWhole = (value: unknown) => typeof value === 'number';
const isEmpty = (value: unknown) => isObject(value) && Object.keys(value).length === 0;
const isNone = (value: unknown) => Array.isArray(value) && value.length === 0;
const isMissing = () => false;

/** None of a schema's keys may be left out. */
type Checks<Schema extends { readonly shape: object }> = Readonly<
  Record<keyof Schema['shape'], (value: unknown) => boolean>
>;

const OF_READ_ONLY: Checks<typeof readOnly> = {
  account_id: isText,
  account_name: isText,
  port_authority: isText,
  port_authority_name: isText,
  ported_numbers: isObject,
};

/** Of each key that a parse looks at: the values it would leave alone. */
const OF_DOCUMENT: Checks<typeof portDocument> = {
  id: (value) => isText(value) && value !== '',
  name: isText,
  port_state: isText,
  numbers: isObject,
  uploads: isEmpty,
  comments: isNone,
  created: isWhole,
  updated: isWhole,
  scheduled_date: isWhole,
  schedule_on: isMissing,
  account_id: isText,
  account_name: isText,
  _read_only: (value) => isObject(value) && pass(OF_READ_ONLY, value),
  ported_numbers: isObject,
  portside: isMissing,
};

function pass(checks: Readonly<Record<string, (value: unknown) => boolean>>, value: Json): boolean {
  for (const key in value) {
    if (Object.hasOwn(checks, key) && checks[key]?.(value[key]) === false) return false;
  }
  return true;
}

function isInOrder(value: unknown): value is Json {
  return isObject(value) && 'id' in value && pass(OF_DOCUMENT, value);
}

function withDefaults(document: Json): PortDocument {
  const { numbers = {}, uploads = {}, comments = [] } = document;
  // Every key that the type names has been looked at.
  return Object.assign(document, { numbers, uploads, comments }) as unknown as PortDocument;
}
