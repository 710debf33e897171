import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
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
    numberEnds: (scope: Scope, query: string, digits: string) => looks(scope).ends(scope, query, digits),
    /** Of those, the ones with a number that has these digits inside; `except` are known already. */
    numberParts: (scope: Scope, query: string, digits: string, except: readonly number[]) =>
      looks(scope).parts(scope, query, digits, JSON.stringify(except)),
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
  return {
    exact: look<[one: string, other: string]>(
      sql`SELECT DISTINCT card_id AS hit FROM digits WHERE digits IN (?, ?)`,
    ),
    range: look<[from: string, to: string]>(
      sql`SELECT DISTINCT card_id AS hit FROM digits WHERE digits >= ? AND digits < ?`,
    ),
    grams: look<[query: string]>(sql`SELECT rowid AS hit FROM search_digits WHERE search_digits MATCH ?`),
    ends: look<[query: string, digits: string]>(sql`
      SELECT rowid AS hit FROM search_digits
      WHERE search_digits MATCH ?
        AND EXISTS (SELECT 1 FROM digits d WHERE d.card_id = hit AND d.digits GLOB '*' || ?)`),
    parts: look<[query: string, digits: string, except: string]>(sql`
      SELECT rowid AS hit FROM search_digits
      WHERE search_digits MATCH ?
        AND EXISTS (SELECT 1 FROM digits d WHERE d.card_id = hit AND instr(d.digits, ?) > 0)
        AND hit NOT IN (SELECT value FROM json_each(?))`),
    named: look<[from: string, to: string]>(
      sql`SELECT id AS hit FROM cards WHERE name_key >= ? AND name_key < ?`,
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

export interface SearchEntry {
  readonly cardId: number;
  /** Digits with their country code, of numbers and of the BTN. */
  readonly numbers: readonly string[];
  readonly btn: string;
  readonly words: string;
  readonly grams: string;
}

/** Entries that make settling the indexes worth its time: some 50 ms for 10,000. */
const MANY = 5_000;

export function searchIndex(db: Db) {
  const addDigits = db.prepare<[number, string, number]>(
    sql`INSERT INTO digits (card_id, digits, btn) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const heldDigits = db
    .prepare<[number], string>(sql`SELECT digits || ' ' || btn FROM digits WHERE card_id = ?`)
    .pluck();
  const dropDigits = db.prepare<[number]>(sql`DELETE FROM digits WHERE card_id = ?`);
  const addWords = db.prepare<[number, string]>(sql`INSERT INTO search_text (rowid, words) VALUES (?, ?)`);
  const dropWords = db.prepare<[number]>(sql`DELETE FROM search_text WHERE rowid = ?`);
  const addGrams = db.prepare<[number, string]>(sql`INSERT INTO search_digits (rowid, grams) VALUES (?, ?)`);
  const dropGrams = db.prepare<[number]>(sql`DELETE FROM search_digits WHERE rowid = ?`);
  const uses = db.prepare<[string, string, number], { id: string; card: string; state: State }>(sql`
    SELECT c.port_request_id AS id, c.card, c.state FROM digits d JOIN cards c ON c.id = d.card_id
    WHERE d.digits = ? AND d.btn = 0 AND c.state <> 'canceled' AND c.port_request_id <> ?
    ORDER BY c.id LIMIT ?`);
  const settleWords = db.prepare(sql`INSERT INTO search_text (search_text) VALUES ('optimize')`);
  const settleGrams = db.prepare(sql`INSERT INTO search_digits (search_digits) VALUES ('optimize')`);
  let unsettled = 0;
  return {
    put: ({ cardId, numbers, btn, words, grams }: SearchEntry): void => {
      unsettled += 1;
      for (const digits of numbers) addDigits.run(cardId, digits, 0);
      if (btn !== '') addDigits.run(cardId, btn, 1);
      addWords.run(cardId, words);
      addGrams.run(cardId, grams);
    },
    /** Are these the numbers that the card is found by? */
    holdsNumbers: ({ cardId, numbers, btn }: SearchEntry): boolean => {
      const wanted = new Set(numbers.map((digits) => `${digits} 0`));
      if (btn !== '') wanted.add(`${btn} 1`);
      const held = heldDigits.all(cardId);
      return held.length === wanted.size && held.every((digits) => wanted.has(digits));
    },
    remove: (cardId: number): void => {
      dropDigits.run(cardId);
      dropWords.run(cardId);
      dropGrams.run(cardId);
    },
    /** After a large pull: every term in one place, so that a keystroke looks there only. Nothing after a small one. */
    settle: (): void => {
      if (unsettled < MANY) return;
      unsettled = 0;
      settleWords.run();
      settleGrams.run();
    },
    /** Ports that are not canceled and hold this number. */
    uses: (number: E164, except: string, limit: number) => uses.all(number.slice(1), except, limit),
  };
}
