import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { PhoneNumber } from '../../../preload/contract/domain/port-requests.ts';

/** A first sync formats 100,000 numbers: North America is done by hand, the rest is remembered. */
const NORTH_AMERICA = /^\+1(\d{3})(\d{3})(\d{4})$/;
const REMEMBERED = 2_000;
const remembered = new Map<E164, string>();

/** A number as stored and as agents read it: `+12065550142` and `(206) 555-0142`. */
export function phoneNumber(e164: E164): PhoneNumber {
  return { e164, display: nationalFormat(e164) };
}

/** National format at home, international format elsewhere; the number itself when it fits no plan. */
export function nationalFormat(e164: E164): string {
  const parts = NORTH_AMERICA.exec(e164);
  if (parts) return `(${parts[1]}) ${parts[2]}-${parts[3]}`;
  const known = remembered.get(e164);
  if (known !== undefined) return known;
  const parsed = parsePhoneNumberFromString(e164);
  const display = parsed?.formatInternational() ?? e164;
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(e164, display);
  return display;
}
