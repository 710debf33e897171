import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { type Db, type Sql, sql } from '../sqlite.ts';

/** Where to look: `accounts` is a JSON list, `null` for all. */
export interface Scope {
  readonly accounts: string | null;
  readonly limit: number;
}

const ANYWHERE = sql`TRUE`;
const IN_ACCOUNTS = sql`EXISTS (
  SELECT 1 FROM cards s, json_each(s.accounts) held, json_each(:accounts) wanted
  WHERE s.id = hit AND held.value = wanted.value)`;

/** Each answers ids of cards, at most `limit`. */
export function searchQueries(db: Db) {
  // Two sets, since a question that names `json_each` costs more than the whole search, even where it is not asked.
  const anywhere = looksWithin(db, ANYWHERE);
  const inAccounts = looksWithin(db, IN_ACCOUNTS);
  const within = (scope: Scope) => (scope.accounts === null ? anywhere : inAccounts);
  const holding = db
    .prepare<[{ ids: string; words: string; groups: string }], number>(sql`
      SELECT c.id FROM json_each(:ids) found JOIN cards c ON c.id = found.value
      WHERE NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE instr(c.words, w.value) = 0)
        AND NOT EXISTS (
          SELECT 1 FROM json_each(:groups) g WHERE NOT EXISTS (
            SELECT 1 FROM digits d WHERE d.card_id = c.id AND instr(d.digits, g.value) > 0))`)
    .pluck();
  return {
    exactNumber: (scope: Scope, digits: string) => within(scope).exact.all({ ...scope, digits }),
    numberRange: (scope: Scope, from: string, to: string) => within(scope).range.all({ ...scope, from, to }),
    /** Cards with all these grams, in whatever order and number. */
    grams: (scope: Scope, query: string) => within(scope).grams.all({ ...scope, query }),
    /** Of those, the ones with a number that ends with these digits. */
    numberEnds: (scope: Scope, query: string, digits: string) =>
      within(scope).ends.all({ ...scope, query, digits }),
    /** Of those, the ones with a number that has these digits inside; `except` are known already. */
    numberParts: (scope: Scope, query: string, digits: string, except: readonly number[]) =>
      within(scope).parts.all({ ...scope, query, digits, except: JSON.stringify(except) }),
    nameRange: (scope: Scope, from: string, to: string) => within(scope).named.all({ ...scope, from, to }),
    /** Cards with all these trigrams, in whatever order. */
    trigrams: (scope: Scope, query: string) => within(scope).trigrams.all({ ...scope, query }),
    /** Of those, the ones that hold these pieces of words. */
    words: (scope: Scope, query: string, pieces: readonly string[]) => {
      const [piece, ...others] = pieces;
      return piece !== undefined && others.length === 0
        ? within(scope).word.all({ ...scope, query, piece })
        : within(scope).words.all({ ...scope, query, pieces: JSON.stringify(pieces) });
    },
    /** Those of the cards that hold all these pieces of words, and all these digits within numbers. */
    holding: (ids: readonly number[], words: readonly string[], groups: readonly string[]) =>
      holding.all({ ids: JSON.stringify(ids), words: JSON.stringify(words), groups: JSON.stringify(groups) }),
  };
}

function looksWithin(db: Db, inScope: Sql) {
  const look = <Values extends object>(text: Sql) => db.prepare<[Scope & Values], number>(text).pluck();
  return {
    exact: look<{ digits: string }>(sql`
      SELECT DISTINCT card_id AS hit FROM digits WHERE digits = :digits AND ${inScope} LIMIT :limit`),
    range: look<{ from: string; to: string }>(sql`
      SELECT DISTINCT card_id AS hit FROM digits
      WHERE digits >= :from AND digits < :to AND ${inScope} LIMIT :limit`),
    grams: look<{ query: string }>(sql`
      SELECT rowid AS hit FROM search_digits WHERE search_digits MATCH :query AND ${inScope} LIMIT :limit`),
    ends: look<{ query: string; digits: string }>(sql`
      SELECT rowid AS hit FROM search_digits
      WHERE search_digits MATCH :query AND ${inScope} AND EXISTS (
        SELECT 1 FROM digits d WHERE d.card_id = hit AND substr(d.digits, -length(:digits)) = :digits)
      LIMIT :limit`),
    parts: look<{ query: string; digits: string; except: string }>(sql`
      SELECT rowid AS hit FROM search_digits
      WHERE search_digits MATCH :query AND ${inScope} AND hit NOT IN (SELECT value FROM json_each(:except))
        AND EXISTS (SELECT 1 FROM digits d WHERE d.card_id = hit AND instr(d.digits, :digits) > 0)
      LIMIT :limit`),
    named: look<{ from: string; to: string }>(sql`
      SELECT id AS hit FROM cards WHERE name_key >= :from AND name_key < :to AND ${inScope}
      ORDER BY name_key LIMIT :limit`),
    trigrams: look<{ query: string }>(sql`
      SELECT rowid AS hit FROM search_text WHERE search_text MATCH :query AND ${inScope} LIMIT :limit`),
    word: look<{ query: string; piece: string }>(sql`
      SELECT t.rowid AS hit FROM search_text t JOIN cards c ON c.id = t.rowid
      WHERE t.search_text MATCH :query AND ${inScope} AND instr(c.words, :piece) > 0
      LIMIT :limit`),
    words: look<{ query: string; pieces: string }>(sql`
      SELECT t.rowid AS hit FROM search_text t JOIN cards c ON c.id = t.rowid
      WHERE t.search_text MATCH :query AND ${inScope}
        AND NOT EXISTS (SELECT 1 FROM json_each(:pieces) w WHERE instr(c.words, w.value) = 0)
      LIMIT :limit`),
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
