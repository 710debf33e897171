/**
 * What an agent typed, taken apart. Words are found as parts of words (one or two letters: as the beginning of one);
 * pieces that look like telephone numbers are found among digits too, in whatever shape they were typed.
 */
export interface Terms {
  /** All words, folded. */
  readonly words: readonly string[];
  /** The words that are no telephone number. */
  readonly plain: readonly string[];
  /** Digits of each telephone number typed; three or more, or fewer when nothing else was typed. */
  readonly groups: readonly string[];
}

const PHONE_LIKE = /^[\d()+./\u2010-\u2015\u2212-]+$/;
/** Digits that make a piece of a number worth looking for inside numbers. */
export const MIN_DIGITS = 3;
/** Letters that an index by trigrams needs. */
export const MIN_LETTERS = 3;

/** Nothing in it has an accent or is a control character: most of what a pull brings. */
const PLAIN = /^[\n -~]*$/;

/** Lower case, without accents and control characters; words in a list. */
export function fold(text: string): readonly string[] {
  const lower = text.toLowerCase();
  const folded = PLAIN.test(lower) ? lower : unaccented(lower);
  return folded.split(/\s+/).filter((word) => word !== '');
}

const MOST_SHARED = 5_000;
const shared = new Map<string, readonly string[]>();

/** The same for texts that come again and again: a pull names the same few carriers thousands of times. */
export function foldShared(text: string): readonly string[] {
  const known = shared.get(text);
  if (known) return known;
  if (shared.size >= MOST_SHARED) shared.clear();
  const words = fold(text);
  shared.set(text, words);
  return words;
}

function unaccented(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\p{C}/gu, ' ');
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Nothing when there is nothing to search for. */
export function parseTerms(text: string): Terms | undefined {
  const words = fold(text);
  if (words.length === 0) return undefined;
  const plain: string[] = [];
  const groups: string[] = [];
  let run: string[] = [];
  const endRun = () => {
    const digits = digitsOf(run.join(''));
    if (digits.length >= MIN_DIGITS || (digits !== '' && run.length === words.length)) groups.push(digits);
    else plain.push(...run);
    run = [];
  };
  for (const word of words) {
    if (PHONE_LIKE.test(word)) run.push(word);
    else {
      endRun();
      plain.push(word);
    }
  }
  endRun();
  return { words, plain, groups };
}

export function isShort(word: string): boolean {
  return [...word].length < MIN_LETTERS;
}
