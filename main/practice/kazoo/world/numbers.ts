/**
 * Kazoo's default E.164 rules (carriers/kazoo.md §3): US 10 and 11 digits, `011` and `00` prefixes,
 * other runs of 8 or more digits that start with 2..9. Anything else comes back unchanged.
 */
export function toE164(input: string): string {
  const digits = input.replace(/[^0-9]/g, '');
  if (input.trim().startsWith('+')) return `+${digits}`;
  if (/^[2-9]\d{9}$/.test(digits)) return `+1${digits}`;
  if (/^1[2-9]\d{9}$/.test(digits)) return `+${digits}`;
  if (/^011\d+$/.test(digits)) return `+${digits.slice(3)}`;
  if (/^00\d+$/.test(digits)) return `+${digits.slice(2)}`;
  if (/^[2-9]\d{7,}$/.test(digits)) return `+${digits}`;
  return input;
}
