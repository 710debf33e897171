import type { E164 } from '../../../../preload/contract/domain/ids.ts';
import { oneNumber } from './one.ts';

export const LONGEST_RANGE = 1_000;

export type Range =
  | { readonly ok: true; readonly numbers: readonly E164[] }
  | { readonly ok: false; readonly reason: string };

const NUMBER = String.raw`\+?1?[\s.-]*\(?\d{3}\)?[\s.-]*\d{3}[\s.-]*\d{4}`;
const WORDED = /^(.*\d)\s*(?:\bthru\b|\bthrough\b|\bto\b|\buntil\b|\.{2,}|…|~|\s-+\s|-+>)\s*(.+)$/i;
/** `206-555-0100-0119`, `2065550100-2065550119` */
const TIGHT = new RegExp(String.raw`^(${NUMBER})\s*-\s*(${NUMBER}|\d{2,4})$`);
/** Only the last digits of the end are given. */
const SUFFIX = /^\d{1,7}$/;

/** A cell that names a first and a last number; nothing when it is no range. */
export function rangeOf(cell: string): Range | undefined {
  const parts = TIGHT.exec(cell) ?? WORDED.exec(cell);
  const [, from = '', to = ''] = parts ?? [];
  if (!parts) return undefined;
  const first = oneNumber(from);
  if (!first.ok) return undefined;
  const end = to.trim();
  const last = SUFFIX.test(end) ? withSuffix(first.e164, end) : oneNumber(end);
  if (typeof last === 'string') return between(first.e164, last);
  return last.ok
    ? between(first.e164, last.e164)
    : { ok: false, reason: `is a range whose end ${last.reason}` };
}

function withSuffix(first: E164, suffix: string): E164 {
  return first.slice(0, -suffix.length) + suffix;
}

function between(first: E164, last: E164): Range {
  const from = Number(first.slice(1));
  const count = Number(last.slice(1)) - from + 1;
  if (first.length !== last.length || count < 1) {
    return { ok: false, reason: 'is a range whose end comes before its beginning' };
  }
  if (count > LONGEST_RANGE) {
    return {
      ok: false,
      reason: `is a range of ${count.toLocaleString('en-US')} numbers; one range takes at most ${LONGEST_RANGE.toLocaleString('en-US')}`,
    };
  }
  return { ok: true, numbers: Array.from({ length: count }, (_, step) => `+${from + step}`) };
}
