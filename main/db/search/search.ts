import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { Scope, SearchQueries } from '../queries/search.ts';
import { FIT, type Fit, HOME, WHOLE } from './fits.ts';
import { END, endQuery, gramsQuery, isRun, wordPieces, wordsQuery } from './grams.ts';
import { fitOf } from './tail.ts';
import { MIN_DIGITS, MIN_LETTERS, type Terms } from './terms.ts';

export interface Hits {
  /** Card id -> its best fit. */
  readonly fits: ReadonlyMap<number, Fit>;
  /** There may be more than were looked for. */
  readonly more: boolean;
}

const AFTER_DIGITS = ':';
const AFTER_LETTERS = '\u{10FFFF}';
/** Cards looked at when words and numbers must meet and neither is rare. */
const MEETING = 1_000;

/** Looks for the best fits first and stops at `limit` cards. */
export function findCards(
  queries: SearchQueries,
  terms: Terms,
  accountIds: readonly AccountId[] | undefined,
  limit: number,
): Hits {
  const fits = new Map<number, Fit>();
  const scope = { limit: limit + 1, ...(accountIds && { accounts: JSON.stringify(accountIds) }) };
  const tail = findInTail(queries, scope, terms);
  const collect = (fit: Fit, look: (known: number) => readonly number[]): void => {
    if (fits.size > limit) return;
    for (const id of [...look(fits.size), ...(tail.get(fit) ?? [])]) {
      if (!fits.has(id)) fits.set(id, fit);
      if (fits.size > limit) return;
    }
  };
  let missed = false;
  const [digits] = terms.groups;
  if (digits !== undefined && terms.plain.length === 0) collectNumber(queries, scope, digits, collect);
  else if (digits !== undefined) {
    const meeting = meet(queries, scope, terms);
    missed = !meeting.complete;
    collect(FIT.part, () => meeting.ids);
  }
  const name = terms.words.join(' ');
  collect(FIT.prefix, () => queries.nameRange(scope, name, name + AFTER_LETTERS));
  collect(FIT.part, () => findWords(queries, scope, terms.words));
  if (fits.size <= limit) return { fits, more: missed };
  return { fits: new Map([...fits].slice(0, limit)), more: true };
}

/** Cards that a large pull has just brought, by how well they fit. */
function findInTail(queries: SearchQueries, scope: Scope, terms: Terms): ReadonlyMap<Fit, readonly number[]> {
  const found = new Map<Fit, number[]>();
  const [piece = ''] = wordPieces(terms.words);
  for (const card of queries.tail(scope, piece, terms.groups[0])) {
    const fit = fitOf(card, terms);
    if (fit === undefined) continue;
    const ids = found.get(fit);
    if (ids) ids.push(card.id);
    else found.set(fit, [card.id]);
  }
  return found;
}

function collectNumber(
  queries: SearchQueries,
  scope: Scope,
  digits: string,
  collect: (fit: Fit, look: (known: number) => readonly number[]) => void,
): void {
  const home = HOME + digits;
  if (digits.length >= WHOLE) collect(FIT.exact, () => queries.exactNumber(scope, home, digits));
  collect(FIT.prefix, () => queries.numberRange(scope, home, home + AFTER_DIGITS));
  collect(FIT.prefix, () => queries.numberRange(scope, digits, digits + AFTER_DIGITS));
  if (digits.length < MIN_DIGITS) return;
  if (digits.length === END) collect(FIT.suffix, () => queries.grams(scope, endQuery(digits)));
  else if (digits.length > END) {
    collect(FIT.suffix, () => queries.numberEnds(scope, endQuery(digits), digits));
  }
  if (isRun(digits)) collect(FIT.part, () => queries.grams(scope, gramsQuery([digits])));
  else {
    // What is known already must not take the place of others.
    const beyond = (known: number) => ({ ...scope, limit: scope.limit + known });
    collect(FIT.part, (known) => queries.numberParts(beyond(known), gramsQuery([digits]), digits));
  }
}

function findWords(queries: SearchQueries, scope: Scope, words: readonly string[]): readonly number[] {
  const pieces = wordPieces(words);
  const exact = pieces.every((piece) => [...piece].length === MIN_LETTERS);
  const query = wordsQuery(pieces);
  return exact ? queries.trigrams(scope, query) : queries.words(scope, query, pieces);
}

/** Cards with these words and these numbers: complete when either are rare, else a part of them. */
function meet(
  queries: SearchQueries,
  scope: Scope,
  { plain, groups }: Terms,
): { readonly ids: readonly number[]; readonly complete: boolean } {
  const wide = { ...scope, limit: MEETING };
  const worded = findWords(queries, wide, plain);
  if (worded.length < MEETING) return { ids: queries.holding(worded, [], groups), complete: true };
  const numbered = queries.grams(wide, gramsQuery(groups));
  const all = [...new Set([...numbered, ...worded])];
  return { ids: queries.holding(all, wordPieces(plain), groups), complete: numbered.length < MEETING };
}
