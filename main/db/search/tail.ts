import { FIT, type Fit, HOME, WHOLE } from './fits.ts';
import { END, wordPieces } from './grams.ts';
import { MIN_DIGITS, type Terms } from './terms.ts';

/** A card that the indexes don't know yet. */
export interface TailCard {
  readonly id: number;
  readonly nameKey: string;
  readonly words: string;
  readonly numbers: string;
  readonly btn: string;
}

/** How well it fits by itself: the same answer as the indexes give, by looking at it. */
export function fitOf(card: TailCard, terms: Terms): Fit | undefined {
  const byNumber = numberFit(card, terms);
  if (byNumber === FIT.exact) return byNumber;
  if (card.nameKey.startsWith(terms.words.join(' '))) return FIT.prefix;
  return byNumber ?? (holdsWords(card, terms.words) ? FIT.part : undefined);
}

function numberFit(card: TailCard, { groups, plain }: Terms): Fit | undefined {
  const [digits] = groups;
  if (digits === undefined) return undefined;
  const held = `${card.numbers} ${card.btn} `;
  if (plain.length > 0)
    return groups.every((group) => held.includes(group)) && holdsWords(card, plain) ? FIT.part : undefined;
  const begins = held.includes(` ${digits}`) || held.includes(` ${HOME}${digits}`);
  if (begins && digits.length >= WHOLE && isWhole(held, digits)) return FIT.exact;
  if (begins) return FIT.prefix;
  if (digits.length >= END && held.includes(`${digits} `)) return FIT.suffix;
  return digits.length >= MIN_DIGITS && held.includes(digits) ? FIT.part : undefined;
}

function isWhole(held: string, digits: string): boolean {
  return held.includes(` ${digits} `) || held.includes(` ${HOME}${digits} `);
}

function holdsWords({ words }: TailCard, wanted: readonly string[]): boolean {
  return wordPieces(wanted).every((piece) => words.includes(piece));
}
