import type { TailCard } from '../search/tail.ts';
import { type Db, type Sql, sql } from '../sqlite.ts';

/** Where to look, and for how many. */
export interface Scope {
  /** A JSON list; absent for all accounts. */
  readonly accounts?: string;
  readonly limit: number;
}

const ANYWHERE = sql`TRUE`;
const IN_ACCOUNTS = sql`EXISTS (
  SELECT 1 FROM cards s, json_each(s.accounts) held, json_each(?) wanted
  WHERE s.id = hit AND held.value = wanted.value)`;

/** Each answers ids of cards, at most `limit`. */
export function searchQueries(db: Db) {
  // Two sets, since a question that names `json_each` costs more than the whole search, even where it is not asked.
  const anywhere = looksWithin(db, ANYWHERE);
  const inAccounts = looksWithin(db, IN_ACCOUNTS);
  const looks = ({ accounts }: Scope) => (accounts === undefined ? anywhere : inAccounts);
  const reach = db
    .prepare<[], number>(
      sql`SELECT indexed FROM search_state WHERE indexed < (SELECT coalesce(max(id), 0) FROM cards)`,
    )
    .pluck();
  const holding = db
    .prepare<[{ ids: string; words: string; groups: string }], number>(sql`
      SELECT c.id FROM json_each(:ids) found JOIN cards c ON c.id = found.value
      WHERE NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE instr(c.words, w.value) = 0)
        AND NOT EXISTS (
          SELECT 1 FROM json_each(:groups) g WHERE NOT EXISTS (
            SELECT 1 FROM digits d WHERE d.card_id = c.id AND instr(d.digits, g.value) > 0))`)
    .pluck();
  return {
    /** Cards with one of these two numbers. */
    exactNumber: (scope: Scope, one: string, other: string) => looks(scope).exact(scope, one, other),
    numberRange: (scope: Scope, from: string, to: string) => looks(scope).range(scope, from, to),
    /** Cards with all these grams, in whatever order and number. */
    grams: (scope: Scope, query: string) => looks(scope).grams(scope, query),
    /** Of those, the ones with a number that ends with these digits. */
    numberEnds: (scope: Scope, query: string, digits: string) =>
      looks(scope).ends(scope, query, `${digits} `, digits),
    /** Of those, the ones with a number that has these digits inside. */
    numberParts: (scope: Scope, query: string, digits: string) =>
      looks(scope).parts(scope, query, digits, digits),
    nameRange: (scope: Scope, from: string, to: string) => looks(scope).named(scope, from, to),
    /** Cards with all these trigrams, in whatever order. */
    trigrams: (scope: Scope, query: string) => looks(scope).trigrams(scope, query),
    /** Of those, the ones that hold these pieces of words. */
    words: (scope: Scope, query: string, pieces: readonly string[]) => {
      const [piece, ...others] = pieces;
      return piece !== undefined && others.length === 0
        ? looks(scope).word(scope, query, piece)
        : looks(scope).words(scope, query, JSON.stringify(pieces));
    },
    /** Cards the indexes don't know that hold this piece of a word or these digits. */
    tail: (scope: Scope, piece: string, digits: string | undefined): readonly TailCard[] => {
      const indexed = reach.get();
      return indexed === undefined ? [] : looks(scope).tail(scope, indexed, piece, digits ?? '');
    },
    /** Those of the cards that hold all these pieces of words, and all these digits within numbers. */
    holding: (ids: readonly number[], words: readonly string[], groups: readonly string[]) =>
      holding.all({ ids: JSON.stringify(ids), words: JSON.stringify(words), groups: JSON.stringify(groups) }),
  };
}

function looksWithin(db: Db, inScope: Sql) {
  // By place, not by name: looking names up costs more than a keystroke that finds nothing.
  const look = <Values extends readonly string[]>(text: Sql, order = sql``) => {
    const query = db
      .prepare<(string | number)[], number>(sql`${text} AND ${inScope} ${order} LIMIT ?`)
      .pluck();
    return ({ accounts, limit }: Scope, ...values: Values): readonly number[] =>
      accounts === undefined ? query.all(...values, limit) : query.all(...values, accounts, limit);
  };
  const tail = db.prepare<(string | number)[], TailCard>(sql`
    SELECT id, id AS hit, name_key AS nameKey, words, numbers, btn FROM cards
    WHERE id > ? AND (instr(words, ?) > 0 OR (? <> '' AND (instr(numbers, ?) > 0 OR instr(btn, ?) > 0)))
      AND ${inScope}`);
  return {
    tail: ({ accounts }: Scope, indexed: number, piece: string, digits: string): readonly TailCard[] =>
      tail.all(indexed, piece, digits, digits, digits, ...(accounts === undefined ? [] : [accounts])),
    exact: look<[one: string, other: string]>(
      sql`SELECT DISTINCT card_id AS hit FROM digits WHERE digits IN (?, ?)`,
    ),
    range: look<[from: string, to: string]>(
      sql`SELECT DISTINCT card_id AS hit FROM digits WHERE digits >= ? AND digits < ?`,
    ),
    grams: look<[query: string]>(sql`SELECT rowid AS hit FROM search_digits WHERE search_digits MATCH ?`),
    // The card's own text of numbers is looked through, not its rows of digits: there may be hundreds of those.
    ends: look<[query: string, end: string, digits: string]>(sql`
      SELECT t.rowid AS hit FROM search_digits t JOIN cards c ON c.id = t.rowid
      WHERE t.search_digits MATCH ? AND (instr(c.numbers, ?) > 0 OR c.btn GLOB '*' || ?)`),
    parts: look<[query: string, digits: string, inBtn: string]>(sql`
      SELECT t.rowid AS hit FROM search_digits t JOIN cards c ON c.id = t.rowid
      WHERE t.search_digits MATCH ? AND (instr(c.numbers, ?) > 0 OR instr(c.btn, ?) > 0)`),
    named: look<[from: string, to: string]>(
      sql`SELECT card_id AS hit FROM names WHERE name_key >= ? AND name_key < ?`,
      sql`ORDER BY name_key`,
    ),
    trigrams: look<[query: string]>(sql`SELECT rowid AS hit FROM search_text WHERE search_text MATCH ?`),
    word: look<[query: string, piece: string]>(sql`
      SELECT t.rowid AS hit FROM search_text t JOIN cards c ON c.id = t.rowid
      WHERE t.search_text MATCH ? AND instr(c.words, ?) > 0`),
    words: look<[query: string, pieces: string]>(sql`
      SELECT t.rowid AS hit FROM search_text t JOIN cards c ON c.id = t.rowid
      WHERE t.search_text MATCH ?
        AND NOT EXISTS (SELECT 1 FROM json_each(?) w WHERE instr(c.words, w.value) = 0)`),
  };
}

export type SearchQueries = ReturnType<typeof searchQueries>;
