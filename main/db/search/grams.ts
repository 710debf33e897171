import { isShort, MIN_LETTERS } from './terms.ts';

/**
 * How texts and digits stand in the two full-text indexes, and how a query asks for them. A query names few grams and
 * lets the rows found be compared with the whole: every further gram that is common costs more than it saves. Input
 * is quoted, so that nothing typed is ever read as search syntax.
 */

/** Words, each after two blanks: `"  a"` is then the trigram of words that begin with a. */
export function wordsDocument(words: readonly string[]): string {
  return words.map((word) => `  ${word}`).join('');
}

/** Numbers by their digits, with a blank before and after each: where one begins and ends is then a text like any other. */
export function numbersDocument(numbers: readonly string[]): string {
  return numbers.length === 0 ? '' : ` ${numbers.join(' ')} `;
}

/** What each word must be a piece of: anywhere in a word, or at its beginning when it is short. */
export function wordPieces(words: readonly string[]): readonly string[] {
  return words.map((word) => (isShort(word) ? ' '.repeat(MIN_LETTERS - [...word].length) + word : word));
}

/** Every card with these pieces is among the matches; with pieces of three letters, nothing else is. */
export function wordsQuery(pieces: readonly string[]): string {
  return allOf(pieces.flatMap((piece) => tellingTrigrams(piece, pieces.length > 1)));
}

/**
 * The last with most digits, for digits differ from card to card, most at the end; else the first and the last, or of
 * several words only the last.
 */
function tellingTrigrams(piece: string, isOneOfMany: boolean): readonly string[] {
  const letters = [...piece];
  const all = letters.slice(MIN_LETTERS - 1).map((_, at) => letters.slice(at, at + MIN_LETTERS).join(''));
  const rated = all.map((trigram) => ({ trigram, digits: trigram.replace(/\D/g, '').length }));
  const best = rated
    .toReversed()
    .sort((a, b) => b.digits - a.digits)
    .slice(0, 2)
    .filter(({ digits }) => digits >= 2);
  if (best.length > 0) return best.map(({ trigram }) => trigram);
  const last = all.at(-1) ?? piece;
  return isOneOfMany ? [last] : [all[0] ?? piece, last];
}

/** Digits in a row that the index knows whole. */
const RUNS = [3, 4, 6] as const;
/** Digits whose place at the end of a number the index knows. */
export const END = 4;

/** Is this many digits in a row found by the index alone? */
export function isRun(digits: string): boolean {
  return RUNS.some((length) => length === digits.length);
}

/** All runs of all numbers, and `e` with the last four digits of each. */
export function gramsDocument(numbers: readonly string[]): string {
  const grams = new Set<string>();
  for (const digits of numbers) {
    for (const length of RUNS) {
      for (let at = 0; at + length <= digits.length; at++) grams.add(digits.slice(at, at + length));
    }
    if (digits.length >= END) grams.add(`e${digits.slice(-END)}`);
  }
  return [...grams].join(' ');
}

/** Every card with these digits in a row is among the matches; with a run, nothing else is. At least three digits. */
export function gramsQuery(groups: readonly string[]): string {
  return allOf(groups.flatMap(tellingRuns));
}

function tellingRuns(digits: string): readonly string[] {
  if (digits.length >= 6) return [digits.slice(-6)];
  return [digits.slice(-4), digits.slice(0, 4)];
}

/** Every card with a number that ends with these digits is among the matches; with four, nothing else is. */
export function endQuery(digits: string): string {
  const runs = digits.length > END ? tellingRuns(digits) : [];
  return allOf([`e${digits.slice(-END)}`, ...runs]);
}

function allOf(grams: readonly string[]): string {
  return [...new Set(grams)].map((gram) => `"${gram.replaceAll('"', '""')}"`).join(' AND ');
}
