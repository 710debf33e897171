const TOLL_FREE = new Set(['800', '833', '844', '855', '866', '877', '888']);
const CANADA = new Set(['416', '514', '604', '613', '647', '778', '403', '902']);

/** E.164 of a North American number with or without its `+`; null for anything else. */
export function e164(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  return /^\+?1[2-9]\d{2}[2-9]\d{6}$/.test(value) ? `+${value.replace('+', '')}` : null;
}

/** The digits of a number as searches compare it. */
export const digitsOf = (number: string): string => number.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');

/** Ten digits, as the e-LOA shows it. */
export const tenDigits = (number: string): string => number.slice(-10);

const areaOf = (number: string): string => number.slice(2, 5);

export const isTollFree = (number: string): boolean => TOLL_FREE.has(areaOf(number));

export const isCanadian = (number: string): boolean => CANADA.has(areaOf(number));
