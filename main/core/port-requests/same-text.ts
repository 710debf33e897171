import { FIELDS, type FieldName } from '../../../preload/contract/domain/fields.ts';

/**
 * Would the agent call these the same text? A phone number is, in any shape: carriers write the same one as `+1…`, ten
 * digits, or as the agent typed it.
 */
export function sameText(name: FieldName, one: string, other: string): boolean {
  if (one === other) return true;
  return FIELDS[name].kind === 'phone' && one !== '' && nationalDigits(one) === nationalDigits(other);
}

/**
 * Do both texts say the same, whatever a carrier or another agent made of their spelling? Asked only where both sides
 * changed a field: an agent who corrects a spelling means it.
 */
export function sameMeaning(name: FieldName, one: string, other: string): boolean {
  return sameText(name, one, other) || meaningOf(name, one) === meaningOf(name, other);
}

/** One spelling for all that mean the same in this field. */
export function meaningOf(name: FieldName, text: string): string {
  const { kind } = FIELDS[name];
  switch (kind) {
    case 'phone':
      return nationalDigits(text);
    case 'date':
      return dayOf(text);
    case 'emails':
      return text
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean)
        .sort()
        .join(',');
    case 'choice':
      return squeezed(text).toLowerCase();
    case 'text':
      return textMeaning(name, text);
  }
}

/** Carriers write these in capitals or not as they like. */
const POSTAL: ReadonlySet<FieldName> = new Set([
  'streetPreDirection',
  'streetType',
  'streetPostDirection',
  'region',
]);

function textMeaning(name: FieldName, text: string): string {
  if (name === 'postalCode') return text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  const plain = squeezed(text);
  return POSTAL.has(name) ? plain.toUpperCase().replace(/\.$/, '') : plain;
}

/** Spaces at the ends and double ones inside say nothing, nor does how an accent is encoded. */
function squeezed(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}

function nationalDigits(text: string): string {
  const digits = text.replace(/\D/g, '');
  if (digits === '') return squeezed(text);
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}

const YEAR_FIRST = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$/;
const MONTH_FIRST = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/;

/** `2026-11-30`, also from `11/30/2026` or with an hour behind it. */
function dayOf(text: string): string {
  const plain = squeezed(text);
  const [, year, month, day] = YEAR_FIRST.exec(plain) ?? [];
  if (year && month && day) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const [, usMonth, usDay, usYear] = MONTH_FIRST.exec(plain) ?? [];
  if (usYear && usMonth && usDay) return `${usYear}-${usMonth.padStart(2, '0')}-${usDay.padStart(2, '0')}`;
  return plain;
}
