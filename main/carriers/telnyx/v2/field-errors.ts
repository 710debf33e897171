import type { FieldName } from '../../../../preload/contract/domain/fields.ts';
import { FIELDS } from '../../../../preload/contract/domain/fields.ts';
import { quoted } from '../../scrub.ts';
import type { WireError } from './wire.ts';

type Place = FieldName | 'numbers';

/** One complaint of Telnyx: where, and in its own words. */
export interface Complaint {
  readonly place: Place | undefined;
  readonly words: string;
}

/** Where each value of a porting order comes from, by the last part of its path (`carriers/telnyx-flowroute-s3.md` §E). */
const PLACES: ReadonlyMap<string, Place> = new Map([
  ['entity_name', 'billingName'],
  ['auth_person_name', 'signee'],
  ['account_number', 'accountNumber'],
  ['pin_passcode', 'pin'],
  ['billing_phone_number', 'btn'],
  ['new_billing_phone_number', 'newBtn'],
  ['remaining_numbers_action', 'portType'],
  ['street_address', 'street'],
  ['extended_address', 'unit'],
  ['locality', 'city'],
  ['administrative_area', 'region'],
  ['postal_code', 'postalCode'],
  ['foc_datetime_requested', 'requestedDate'],
  ['phone_numbers', 'numbers'],
]);

/** What a code is about where no path is told (`carriers/telnyx-flowroute-s3.md` §B). */
const PLACES_BY_CODE: ReadonlyMap<string, Place> = new Map([
  ['10016', 'numbers'],
  ['80003', 'numbers'],
  ['80004', 'requestedDate'],
  ['80005', 'pin'],
  ['80007', 'requestedDate'],
]);

const LONGEST = 300;
const MOST = 100;

/** The complaints of a refusal. Their words are without secrets. */
export function complaintsOf(errors: readonly WireError[], secrets: readonly string[]): readonly Complaint[] {
  return errors.slice(0, MOST).map((error) => {
    const words = quoted(error.detail ?? error.title ?? `code ${error.code}`, secrets);
    return { place: placeOf(error), words };
  });
}

/** Paths are JSON pointers, sometimes dotted: `/end_user/admin/pin_passcode`, `phone_numbers.0`. */
function placeOf({ code, source }: WireError): Place | undefined {
  const path = (source?.pointer ?? source?.parameter ?? '').split(/[/.[\]]+/).filter((part) => part !== '');
  if (path.includes('misc') && path.at(-1) === 'type') return 'portType';
  for (const part of path.toReversed()) {
    const place = PLACES.get(part);
    if (place !== undefined) return place;
  }
  return PLACES_BY_CODE.get(code);
}

/** Field -> words for the form. A field with several complaints shows them all. */
export function fieldsOf(complaints: readonly Complaint[]): { readonly [Name in Place]?: string } {
  const fields: { [Name in Place]?: string } = {};
  for (const { place, words } of complaints) {
    if (place === undefined) continue;
    const before = fields[place];
    fields[place] = before === undefined || before.length > LONGEST ? words : `${before}; ${words}`;
  }
  return fields;
}

/** The complaints as part of one sentence, the first few of them. */
export function wordsOf(complaints: readonly Complaint[]): string {
  const told = complaints.slice(0, 3).map(({ place, words }) => {
    const label = place === undefined ? '' : place === 'numbers' ? 'Numbers' : FIELDS[place].label;
    return label === '' ? words : `${label}: ${words}`;
  });
  const more = complaints.length - told.length;
  return more > 0 ? `${told.join('; ')}; and ${more} more` : told.join('; ');
}
