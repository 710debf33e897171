import { createHash } from 'node:crypto';

/** A UUID made of words: the same words always give the same one. */
export function uuidOf(...words: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(words.join('|')).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}

/** A support key made of words, such as `sr_4bec1a`. */
export const keyOf = (prefix: 'sr' | 'pr', ...words: readonly string[]): string =>
  `${prefix}_${createHash('sha256').update(words.join('|')).digest('hex').slice(0, 6)}`;
