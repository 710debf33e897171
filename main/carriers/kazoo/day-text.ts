import type { LocalDate } from '../../../preload/contract/domain/time.ts';

export const DAY = 86_400_000;
/** Days of some decades; what is beyond them is made anew. */
const MOST_DAYS = 20_000;
const texts = new Map<number, LocalDate>();

/** The day that is so many days after 1970-01-01; a large list names the same few again and again. */
export function dayText(day: number): LocalDate {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY).toISOString().slice(0, -14);
  if (texts.size >= MOST_DAYS) texts.clear();
  texts.set(day, text);
  return text;
}
