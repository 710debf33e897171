import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { PhoneNumber } from '../../../preload/contract/domain/port-requests.ts';

/**
 * Flowroute writes a number with and without `+`, and with ten digits on the e-LOA (`carriers/telnyx-flowroute-s3.md`
 * §C): all mean the same. Nothing for what is no number.
 */
export function toE164(text: string): E164 | undefined {
  const digits = text.replace(/\D/g, '');
  if (/^[2-9]\d{9}$/.test(digits)) return text.trim().startsWith('+') ? `+${digits}` : `+1${digits}`;
  return /^\d{7,15}$/.test(digits) && !digits.startsWith('0') ? `+${digits}` : undefined;
}

/** Each number once, in the order given; what is none is left out. */
export function numbersOf(texts: readonly string[]): readonly E164[] {
  return [...new Set(texts.map(toE164).filter((number) => number !== undefined))];
}

/** As agents read it: `(206) 555-0142`. */
export function phoneNumber(e164: E164): PhoneNumber {
  const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return { e164, display: parts === null ? e164 : `(${parts[1]}) ${parts[2]}-${parts[3]}` };
}
