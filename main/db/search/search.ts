import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { SearchQueries } from '../queries/search.ts';
import { endQuery, gramsQuery, wordsQuery } from './grams.ts';
import type { Terms } from './terms.ts';

/** How well a card fits: smaller is better. */
export const FIT = { exact: 0, prefix: 1, suffix: 2, part: 3 } as const;
export type Fit = (typeof FIT)[keyof typeof FIT];

export interface Hits {
  /** Card id -> its best fit. */
  readonly fits: ReadonlyMap<number, Fit>;
  /** There may be more than were looked for. */
  readonly more: boolean;
}

/** North American numbers are mostly typed without their country code. */
const HOME = '1';
const AFTER_DIGITS = ':';
const AFTER_LETTERS = '\u{10FFFF}';

/** Looks for the best fits first and stops at `limit` cards. */
export function findCards(
  queries: SearchQueries,
  terms: Terms,
  accountIds: readonly AccountId[] | undefined,
  limit: number,
): Hits {
  const fits = new Map<number, Fit>();
  const scope = { accounts: accountIds ? JSON.stringify(accountIds) : null, limit: limit + 1 };
  const collect = (fit: Fit, look: () => readonly number[]): void => {
    if (fits.size > limit) return;
    for (const id of look()) {
      if (!fits.has(id)) fits.set(id, fit);
      if (fits.size > limit) return;
    }
  };
  const [digits] = terms.groups;
  if (digits !== undefined && terms.plain.length === 0) {
    collect(FIT.exact, () => queries.exactNumber(scope, digits, HOME + digits));
    collect(FIT.prefix, () => queries.numberRange(scope, HOME + digits, HOME + digits + AFTER_DIGITS));
    collect(FIT.prefix, () => queries.numberRange(scope, digits, digits + AFTER_DIGITS));
    if (digits.length >= 4) {
      collect(FIT.suffix, () => queries.numberEnd(scope, endQuery(digits), digits));
    }
    if (digits.length >= 3) {
      collect(FIT.part, () => queries.numberPart(scope, gramsQuery([digits]), [digits]));
    }
  } else if (terms.groups.length > 0) {
    collect(FIT.part, () =>
      queries.wordsAndNumbers(scope, wordsQuery(terms.plain), gramsQuery(terms.groups), terms.groups),
    );
  }
  const name = terms.words.join(' ');
  collect(FIT.prefix, () => queries.nameRange(scope, name, name + AFTER_LETTERS));
  collect(FIT.part, () => queries.words(scope, wordsQuery(terms.words)));
  if (fits.size <= limit) return { fits, more: false };
  return { fits: new Map([...fits].slice(0, limit)), more: true };
}
