import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { Details } from '../world/model.ts';

const DAY_MS = 86_400_000;
const FARTHEST_DAYS = 30;

type Check = (value: Json, now: number) => string | null;

const text: Check = (value) => (typeof value === 'string' ? null : 'must be a text');
const needed: Check = (value) => (typeof value === 'string' && value.trim() !== '' ? null : 'is required');
const flag: Check = (value) => (typeof value === 'boolean' ? null : 'must be true or false');
const like =
  (pattern: RegExp, problem: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? null : problem;

const COMPANY = /\b(inc|llc|llp|ltd|corp|corporation|company|co)\.?$/i;
const PO_BOX = /\bp\.?\s*o\.?\s*box\b/i;

/** First and last name of a person; companies are refused. */
const person: Check = (value) => {
  if (typeof value !== 'string' || value.trim() === '') return 'is required';
  const words = value.trim().split(/\s+/);
  return words.length >= 2 && !COMPANY.test(value)
    ? null
    : 'must be the first and last name of a person, not a company';
};

const serviceAddress: Check = (value, now) =>
  needed(value, now) ?? (PO_BOX.test(String(value)) ? 'must be a service address, not a PO box' : null);

const wishedDate: Check = (value, now) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value))
    return 'must be of the form YYYY-MM-DD';
  const days = (Date.parse(`${value}T00:00:00Z`) - now) / DAY_MS;
  if (Number.isNaN(days)) return 'is no date';
  return days > -1 && days <= FARTHEST_DAYS
    ? null
    : `must lie within the next ${FARTHEST_DAYS} calendar days`;
};

const address: Check = (value) => (isObject(value) ? null : 'must be an object of email and cc');

/** How each field is checked. Null is as good as absent for the optional ones. */
const CHECKS: Readonly<Record<keyof Details, Check>> = {
  alias: text,
  billing_name: person,
  billing_number: text,
  city: needed,
  company: text,
  country: like(/^(US|CA)$/, 'must be US or CA'),
  desired_completion_date: wishedDate,
  enable_cnam_lookups: flag,
  last_4_ssn: like(/^(\d{4})?$/, 'must be four digits'),
  loa_details: address,
  pin: text,
  provider: needed,
  provider_account: text,
  state: like(/^[A-Z]{2}$/, 'must be a two-character state or province'),
  status_url: text,
  street: serviceAddress,
  street2: text,
  usage_type: like(/^(business|residential)$/i, 'must be Business or Residential'),
  zip: needed,
};

const REQUIRED = [
  'billing_name',
  'city',
  'country',
  'provider',
  'state',
  'street',
  'usage_type',
  'zip',
] as const satisfies readonly (keyof Details)[];

/** The detail fields among attributes; keys nobody knows are passed over. */
export const DETAIL_FIELDS = Object.keys(CHECKS) as readonly (keyof Details)[];

/** What is wrong with the details given, one sentence each. `whole` when the required ones must be there. */
export function faultsOf(attributes: JsonObject, now: number, whole: boolean): readonly string[] {
  return DETAIL_FIELDS.flatMap((field) => {
    const value = attributes[field] ?? null;
    const must = (REQUIRED as readonly string[]).includes(field);
    if (value === null && !(must && (whole || field in attributes))) return [];
    const problem = CHECKS[field](value, now);
    return problem === null ? [] : [`'${field}' ${problem}.`];
  });
}

const EMPTY = {
  alias: null,
  billing_number: '',
  company: null,
  desired_completion_date: null,
  enable_cnam_lookups: false,
  last_4_ssn: '',
  loa_details: null,
  pin: '',
  provider_account: null,
  status_url: null,
  street2: null,
} as const satisfies Partial<Details>;

/** The given details over those an order has; checked before. */
export function detailsFrom(attributes: JsonObject, before: Partial<Details> = EMPTY): Details {
  const given = DETAIL_FIELDS.filter((field) => field in attributes).map((field) => {
    const value = attributes[field] ?? (EMPTY as Partial<Details>)[field] ?? null;
    return [field, field === 'usage_type' ? String(value).toLowerCase() : value];
  });
  return { ...before, ...Object.fromEntries(given) } as Details;
}
