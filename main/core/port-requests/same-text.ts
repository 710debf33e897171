import { FIELDS, type FieldName } from '../../../preload/contract/domain/fields.ts';

/**
 * Do both texts say the same in this field? A phone number does in any shape: carriers write the same one as `+1…`,
 * ten digits, or as the agent typed it.
 */
export function sameText(name: FieldName, one: string, other: string): boolean {
  if (one === other) return true;
  if (FIELDS[name].kind !== 'phone') return false;
  const digits = nationalDigits(one);
  return digits !== '' && digits === nationalDigits(other);
}

function nationalDigits(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}
