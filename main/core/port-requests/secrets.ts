import type { MaskedValue } from '../../../preload/contract/domain/port-requests.ts';

const SHOWN = 4;

/** `•••• 1234`; a short value shows nothing, since its end would be most of it. */
export function masked(value: string | undefined): MaskedValue {
  if (value === undefined || value === '') return { present: false, masked: '' };
  const tail = value.length >= 2 * SHOWN ? ` ${value.slice(-SHOWN)}` : '';
  return { present: true, masked: `••••${tail}` };
}
