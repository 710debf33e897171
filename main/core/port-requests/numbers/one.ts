import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { E164 } from '../../../../preload/contract/domain/ids.ts';

export type OneNumber =
  | { readonly ok: true; readonly e164: E164; readonly extension: boolean }
  | { readonly ok: false; readonly reason: string };

const EXTENSION = /[\s,]*(?:\bextension|\bext\.?|(?<=[\d\s])x|#)\s*[:.]?\s*\d{1,7}\s*$/i;
/** A label before the number: `Main line: (206) 555-0142`, `Tel. 206…`. */
const LABEL = /^\p{L}[\p{L}\s.'&]*[:#.\s]\s*(?=[+(\d])/u;
const PLAIN = /^[\d\s().+-]+$/;
/** What a spreadsheet makes of a number that it takes for a quantity. */
const SCIENTIFIC = /^(\d)(?:\.(\d+))?E\+?(\d{1,2})$/i;
const FLOAT = /^(\d{10,11})\.0+$/;
const ABROAD = /^(?:\+|011|00)/;
const US_DIGITS = 10;

/** One telephone number in any spelling; numbers without a country are North American. */
export function oneNumber(text: string): OneNumber {
  const bare = text.replace(EXTENSION, '');
  const extension = bare !== text;
  const unlabelled = bare.replace(LABEL, '').trim();
  const scientific = SCIENTIFIC.exec(unlabelled);
  if (scientific) return fromScientific(scientific, extension);
  const core = FLOAT.exec(unlabelled)?.[1] ?? unlabelled;
  const digits = core.replace(/\D/g, '');
  if (digits === '') return { ok: false, reason: 'is no telephone number' };
  if (!PLAIN.test(core)) return { ok: false, reason: notPlain(core) };
  if (ABROAD.test(core) && !/^\+\s*1/.test(core)) return fromAbroad(core, digits, extension);
  return northAmerican(digits, extension);
}

function notPlain(text: string): string {
  return /\p{L}/u.test(text)
    ? 'has letters; type its digits'
    : 'has signs that belong to no telephone number';
}

function fromScientific(parts: RegExpExecArray, extension: boolean): OneNumber {
  const digits = `${parts[1]}${parts[2] ?? ''}`;
  if (digits.length !== Number(parts[3]) + 1) {
    return {
      ok: false,
      reason: 'was rounded by a spreadsheet; format that column as text and copy it again',
    };
  }
  return northAmerican(digits, extension);
}

function fromAbroad(text: string, digits: string, extension: boolean): OneNumber {
  const international = text.startsWith('+') ? digits : digits.replace(/^(?:011|00)/, '');
  if (international.startsWith('1')) return northAmerican(international, extension);
  const parsed = parsePhoneNumberFromString(`+${international}`);
  if (!parsed) return { ok: false, reason: 'begins with no country code that exists' };
  if (!parsed.isPossible()) {
    return { ok: false, reason: `has the wrong length for a number in +${parsed.countryCallingCode}` };
  }
  return { ok: true, e164: parsed.number, extension };
}

function northAmerican(digits: string, extension: boolean): OneNumber {
  const national = digits.length === US_DIGITS + 1 && digits.startsWith('1') ? digits.slice(1) : digits;
  if (national.length !== US_DIGITS) {
    return {
      ok: false,
      reason: `has ${national.length} digit${national.length === 1 ? '' : 's'}; a US number needs ${US_DIGITS}`,
    };
  }
  const area = national.slice(0, 3);
  if (!/^[2-9](?!11)\d\d$/.test(area))
    return { ok: false, reason: `has the area code ${area}, which does not exist` };
  const exchange = national.slice(3, 6);
  if (!/^[2-9]/.test(exchange)) {
    return {
      ok: false,
      reason: `has ${exchange} after the area code; no exchange begins with ${exchange.charAt(0)}`,
    };
  }
  return { ok: true, e164: `+1${national}`, extension };
}

const TOLL_FREE = /^\+18(?:00|22|33|44|55|66|77|88)\d{7}$/;

/** Toll-free numbers move by another procedure (RespOrg), so the two are told apart. */
export function numberType(e164: E164): 'local' | 'toll-free' | 'other' {
  if (!e164.startsWith('+1')) return 'other';
  return TOLL_FREE.test(e164) ? 'toll-free' : 'local';
}

const canadianAreas = new Map<string, boolean>();

/** Canada shares the country code with the US, and has rules of its own. Its numbers are told by their area codes. */
export function isCanadian(e164: E164): boolean {
  if (!e164.startsWith('+1')) return false;
  const area = e164.slice(2, 5);
  const known = canadianAreas.get(area);
  if (known !== undefined) return known;
  const isIt = parsePhoneNumberFromString(`+1${area}5550100`)?.country === 'CA';
  canadianAreas.set(area, isIt);
  return isIt;
}
