import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { PhoneNumber } from '../../../preload/contract/domain/port-requests.ts';

const NORTH_AMERICA = /^\+1(\d{3})(\d{3})(\d{4})$/;

/** A number as Telnyx may write it: `+13125550142`, `13125550142` or ten digits. Nothing when it is none. */
export function toE164(text: string): E164 | undefined {
  const digits = text.replace(/\D/g, '');
  const whole = /^[2-9]\d{9}$/.test(digits) && !text.trim().startsWith('+') ? `1${digits}` : digits;
  return /^\d{7,15}$/.test(whole) ? `+${whole}` : undefined;
}

/** As it is stored and as it is shown: `(312) 555-0142` at home, the number itself elsewhere. */
export function phoneNumber(e164: E164): PhoneNumber {
  const parts = NORTH_AMERICA.exec(e164);
  return { e164, display: parts === null ? e164 : `(${parts[1]}) ${parts[2]}-${parts[3]}` };
}
