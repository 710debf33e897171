import type { FieldName } from '../../../../preload/contract/domain/fields.ts';
import { quoted } from '../../scrub.ts';
import type { WireRefusal } from './wire.ts';

type Place = FieldName | 'numbers';

/** Where each value of a sub-request comes from (`carriers/telnyx-flowroute-s3.md` §E). */
const PLACES: ReadonlyMap<string, Place> = new Map([
  ['person_or_company_name', 'billingName'],
  ['auth_person_name', 'signee'],
  ['account_number', 'accountNumber'],
  ['pin_passcode', 'pin'],
  ['billing_phone_number', 'btn'],
  ['porting_option', 'portType'],
  ['new_billing_phone_number', 'newBtn'],
  ['street_address', 'street'],
  ['extended_address', 'unit'],
  ['locality', 'city'],
  ['administrative_area', 'region'],
  ['postal_code', 'postalCode'],
  ['foc_date_requested_by_user', 'requestedDate'],
  ['phone_numbers', 'numbers'],
]);

const MOST = 20;

/** A refusal in Telnyx's own words, and those that it gave to single fields. */
export interface RefusalWords {
  /** Empty when it gave none. */
  readonly said: string;
  readonly fields: { readonly [Name in Place]?: string };
}

/** `errors` may hold a sentence or several for each field; other shapes are left alone. No secret is in the words. */
export function refusalWords(body: WireRefusal, secrets: readonly string[]): RefusalWords {
  const fields: { [Name in Place]?: string } = {};
  const others: string[] = [];
  for (const [name, value] of Object.entries(body.errors ?? {}).slice(0, MOST)) {
    const words = quoted(sentencesIn(value).join('; '), secrets);
    if (words === '') continue;
    others.push(`${name}: ${words}`);
    const place = PLACES.get(name.split('.').at(-1) ?? name);
    if (place !== undefined) fields[place] = words;
  }
  const said = body.message ?? body.error ?? others.join('; ');
  return { said: quoted(said, secrets), fields };
}

function sentencesIn(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}
