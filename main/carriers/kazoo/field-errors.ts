import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import { FIELD_NAMES, FIELDS } from '../../../preload/contract/domain/fields.ts';
import { quoted } from '../scrub.ts';
import { FIELD_PATHS } from './field-map.ts';

type Place = FieldName | 'numbers';

/** One complaint of the server: where, by which rule, in its own words. Never with the value it complains about. */
export interface Complaint {
  /** Dotted path as the schema names it. */
  readonly path: string;
  /** `required`, `maxLength`, `forbidden`, ... */
  readonly rule: string;
  readonly message: string;
  readonly place: Place | undefined;
}

const PLACES: ReadonlyMap<string, FieldName> = new Map([
  ...FIELD_NAMES.map((name) => [FIELD_PATHS[name], name] as const),
  ['carrier', 'losingCarrier'],
  ['carrier_reference_number', 'reference'],
]);

/** What an agent calls the places that are no field of a port. */
const OTHER_LABELS: Readonly<Record<string, string>> = {
  port_state: '',
  numbers: 'Numbers',
  'schedule_on.date_time': 'Date and time',
  'schedule_on.timezone': 'Time zone',
  scheduled_date: 'Date and time',
  comments: 'Comment',
};

const DEEPEST = 6;
const MOST = 200;
const LONGEST = 300;

/**
 * The complaints in `data` of a validation error: keyed by dotted path (or nested) and then by rule, `%2E` being a dot
 * inside a key (`carriers/kazoo.md` §3). Their words are without secrets.
 */
export function complaintsOf(data: unknown, secrets: readonly string[]): readonly Complaint[] {
  const found: Complaint[] = [];
  gather(data, [], found);
  return found.map((one) => ({ ...one, message: quoted(one.message, secrets) }));
}

function gather(value: unknown, path: readonly string[], found: Complaint[]): void {
  if (typeof value !== 'object' || value === null || path.length > DEEPEST || found.length >= MOST) return;
  const message = 'message' in value ? value.message : undefined;
  if (typeof message === 'string' && path.length >= 2) {
    found.push(complaint(path.slice(0, -1), path.at(-1) ?? '', message));
    return;
  }
  for (const [key, inner] of Object.entries(value))
    gather(inner, [...path, key.replaceAll(/%2e/gi, '.')], found);
}

function complaint(keys: readonly string[], rule: string, message: string): Complaint {
  const path = keys.filter((key) => key !== '').join('.');
  return { path, rule, message, place: placeOf(path) };
}

function placeOf(path: string): Place | undefined {
  const field = PLACES.get(path) ?? PLACES.get(path.replace(/\.\d+$/, ''));
  if (field !== undefined) return field;
  return path === 'numbers' || /^(numbers\.)?\+?\d{6,15}(\.|$)/.test(path) ? 'numbers' : undefined;
}

/** Field -> words for the form. A field with several complaints shows them all. */
export function fieldsOf(complaints: readonly Complaint[]): { readonly [Name in Place]?: string } {
  const fields: { [Name in Place]?: string } = {};
  for (const { place, message, path } of complaints) {
    if (place === undefined) continue;
    const number = place === 'numbers' ? /\+?\d{6,15}/.exec(path)?.[0] : undefined;
    const words = number === undefined ? message : `${number}: ${message}`;
    const before = fields[place];
    fields[place] = before === undefined || before.length > LONGEST ? words : `${before}; ${words}`;
  }
  return fields;
}

/** The complaints as part of one sentence, the first few of them. */
export function wordsOf(complaints: readonly Complaint[]): string {
  const words = complaints.slice(0, 3).map(({ place, path, message }) => {
    const label =
      place === undefined || place === 'numbers' ? (OTHER_LABELS[path] ?? path) : FIELDS[place].label;
    return label === '' ? message : `${label}: ${message}`;
  });
  const more = complaints.length - words.length;
  return more > 0 ? `${words.join('; ')}; and ${more} more` : words.join('; ');
}
