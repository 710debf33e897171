import type { E164 } from '../../../preload/contract/domain/ids.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import { gramsDocument } from '../search/grams.ts';
import { type Db, sql } from '../sqlite.ts';
import type { CardRecord } from './cards.ts';

/** What a card is found by. */
export type Findable = Pick<CardRecord, 'id' | 'nameKey' | 'words' | 'numbers' | 'btn'>;

/** How far the indexes have come. */
export interface Reach {
  /** They know every card up to this id, and none beyond it. */
  readonly indexed: number;
  /** Cards put since they were last settled. */
  readonly loose: number;
  /** The last card there is. */
  readonly last: number;
}

/** Pages of an index that one step of settling it merges. */
const MERGED = 300;

/** Digits and names as tables, words and digits as indexes by content. */
export function searchIndex(db: Db) {
  const addDigits = db.prepare<[number, string, number]>(
    sql`INSERT INTO digits (card_id, digits, btn) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const dropDigits = db.prepare<[number]>(sql`DELETE FROM digits WHERE card_id = ?`);
  const addName = db.prepare<[number, string]>(sql`INSERT INTO names (card_id, name_key) VALUES (?, ?)`);
  const dropName = db.prepare<[number]>(sql`DELETE FROM names WHERE card_id = ?`);
  const addWords = db.prepare<[number, string]>(sql`INSERT INTO search_text (rowid, words) VALUES (?, ?)`);
  const dropWords = db.prepare<[number]>(sql`DELETE FROM search_text WHERE rowid = ?`);
  const addGrams = db.prepare<[number, string]>(sql`INSERT INTO search_digits (rowid, grams) VALUES (?, ?)`);
  const dropGrams = db.prepare<[number]>(sql`DELETE FROM search_digits WHERE rowid = ?`);
  const reach = db.prepare<[], Reach>(
    sql`SELECT indexed, loose, (SELECT coalesce(max(id), 0) FROM cards) AS last FROM search_state`,
  );
  const putReach = db.prepare<[number, number]>(sql`UPDATE search_state SET indexed = ?, loose = ?`);
  const beyond = db.prepare<[number, number], Findable>(
    sql`SELECT id, name_key AS nameKey, words, numbers, btn FROM cards WHERE id > ? ORDER BY id LIMIT ?`,
  );
  const uses = db.prepare<[{ digits: string; except: string; limit: number }], Use>(sql`
    SELECT c.port_request_id AS id, c.card, c.state FROM (
      SELECT card_id AS id FROM digits WHERE digits = :digits AND btn = 0
      UNION ALL
      SELECT id FROM cards
      WHERE id > (SELECT indexed FROM search_state) AND instr(numbers, ' ' || :digits || ' ') > 0
    ) held JOIN cards c ON c.id = held.id
    WHERE c.state <> 'canceled' AND c.port_request_id <> :except
    ORDER BY c.id LIMIT :limit`);
  const changes = db.prepare<[], number>(sql`SELECT total_changes()`).pluck();
  const mergeWords = db.prepare<[number]>(
    sql`INSERT INTO search_text (search_text, rank) VALUES ('merge', ?)`,
  );
  const mergeGrams = db.prepare<[number]>(
    sql`INSERT INTO search_digits (search_digits, rank) VALUES ('merge', ?)`,
  );
  /** The documented way to see whether there was anything to merge: at most one change says no. */
  const merged = (merge: typeof mergeWords, pages: number): boolean => {
    const before = changes.get() ?? 0;
    merge.run(pages);
    return (changes.get() ?? 0) - before > 1;
  };
  return {
    put: ({ id, nameKey, words, numbers, btn }: Findable): void => {
      const all = numbers.split(' ').filter((digits) => digits !== '');
      for (const digits of all) addDigits.run(id, digits, 0);
      if (btn !== '') addDigits.run(id, btn, 1);
      addName.run(id, nameKey);
      addWords.run(id, words);
      addGrams.run(id, gramsDocument(btn === '' ? all : [...all, btn]));
    },
    remove: (id: number): void => {
      dropDigits.run(id);
      dropName.run(id);
      dropWords.run(id);
      dropGrams.run(id);
    },
    reach: (): Reach => reach.get() ?? { indexed: 0, loose: 0, last: 0 },
    putReach: ({ indexed, loose }: Omit<Reach, 'last'>): void => void putReach.run(indexed, loose),
    /** The next cards that the indexes don't know. */
    beyond: ({ indexed }: Reach, limit: number): readonly Findable[] => beyond.all(indexed, limit),
    /** A step towards every term in one place, so that a keystroke looks there only; `false` when there was none left. */
    settle: (first: boolean): boolean => {
      const pages = first ? -MERGED : MERGED;
      const words = merged(mergeWords, pages);
      return merged(mergeGrams, pages) || words;
    },
    /** Ports that are not canceled and hold this number. */
    uses: (number: E164, except: string, limit: number): readonly Use[] =>
      uses.all({ digits: number.slice(1), except, limit }),
  };
}

export interface Use {
  readonly id: string;
  readonly card: string;
  readonly state: State;
}

export type SearchIndex = ReturnType<typeof searchIndex>;
