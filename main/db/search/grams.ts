import { isShort, MIN_LETTERS } from './terms.ts';

/**
 * How texts and digits stand in the two full-text indexes, and how a query asks for them. Input is quoted, so that
 * nothing typed is ever read as search syntax.
 */

/** Words, each after two blanks: `"  a"` is then the trigram of words that begin with a. */
export function wordsDocument(words: readonly string[]): string {
  return words.map((word) => `  ${word}`).join('');
}

/** What each word must be a piece of: anywhere in a word, or at its beginning when it is short. */
export function wordPieces(words: readonly string[]): readonly string[] {
  return words.map((word) => (isShort(word) ? ' '.repeat(MIN_LETTERS - [...word].length) + word : word));
}

export function wordsQuery(words: readonly string[]): string {
  return wordPieces(words).map(quoted).join(' AND ');
}

/** Digits in the longer runs. A query this short is answered by its run alone. */
export const RUN = 4;

/** Runs of three and of four digits, and `e` with the last four. */
export function gramsDocument(numbers: readonly string[]): string {
  const grams = new Set<string>();
  for (const digits of numbers) {
    for (let at = 0; at + RUN <= digits.length; at++) {
      grams.add(digits.slice(at, at + RUN));
      grams.add(digits.slice(at, at + 3));
    }
    grams.add(digits.slice(-3));
    if (digits.length >= RUN) grams.add(`e${digits.slice(-RUN)}`);
  }
  return [...grams].join(' ');
}

/** Every card with these digits in a row is among the matches; not every match has them. At least three digits. */
export function gramsQuery(groups: readonly string[]): string {
  const grams = new Set<string>();
  for (const digits of groups) {
    if (digits.length < RUN) grams.add(digits);
    for (let at = 0; at + RUN < digits.length; at += RUN) grams.add(digits.slice(at, at + RUN));
    if (digits.length >= RUN) grams.add(digits.slice(-RUN));
  }
  return [...grams].map(quoted).join(' AND ');
}

/** The same for numbers that end with these digits. At least four. */
export function endQuery(digits: string): string {
  const end = quoted(`e${digits.slice(-RUN)}`);
  return digits.length === RUN ? end : `${gramsQuery([digits])} AND ${end}`;
}

function quoted(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
