import type { E164 } from '../../../preload/contract/domain/ids.ts';

/**
 * Kazoo's default E.164 rules (`carriers/kazoo.md` §3): US 10 and 11 digits, 011 and 00 as ways abroad, other numbers
 * of 8 and more digits that begin with 2 to 9. Keys that were PATCHed in are stored as they came, so reading needs this too.
 */
export function toE164(key: string): E164 | undefined {
  if (E164_FORM.test(key)) return key;
  const plus = key.trim().startsWith('+');
  const digits = key.replace(/\D/g, '');
  const number = `+${(plus ? digits : withCountry(digits)) ?? ''}`;
  return E164_FORM.test(number) ? number : undefined;
}

const E164_FORM = /^\+\d{7,15}$/;

function withCountry(digits: string): string | undefined {
  if (/^[2-9]\d{9}$/.test(digits)) return `1${digits}`;
  if (/^1[2-9]\d{9}$/.test(digits)) return digits;
  if (digits.startsWith('011')) return digits.slice(3);
  if (digits.startsWith('00')) return digits.slice(2);
  return /^[2-9]\d{7,}$/.test(digits) ? digits : undefined;
}

/** The numbers of a document's `numbers` object, in its order, each once. */
export function numbersOf(keys: readonly string[]): readonly E164[] {
  const found = new Set<E164>();
  for (const key of keys) {
    const number = toE164(key);
    if (number !== undefined) found.add(number);
  }
  return [...found];
}
