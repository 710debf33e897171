import { expect, test } from 'vitest';
import { databaseAt, rows, upTo, versions } from './at.ts';

test('0004 search: keeps the cards and makes indexes whose rows can be replaced without their content', () => {
  const db = databaseAt(3);
  db.exec(`INSERT INTO cards (port_request_id, state, state_since, sort_key, accounts, name_key, words, local, search_hash, card)
    VALUES ('p1', 'pending', 'now', '1', '["a"]', 'acme', '  acme', 0, 'h', '{}')`);
  const before = rows(db, 'SELECT * FROM cards');
  upTo(db, 4);
  expect(versions(db)).toEqual([1, 4]);
  expect(rows(db, 'SELECT * FROM cards')).toEqual(before);

  db.exec("INSERT INTO search_text (rowid, words) VALUES (1, '  acme  dental')");
  db.exec("INSERT INTO search_digits (rowid, grams) VALUES (1, '2065 065 e0142')");
  const found = (table: 'search_text' | 'search_digits', query: string) =>
    db.prepare(`SELECT rowid FROM ${table} WHERE ${table} MATCH ?`).pluck().all(query);
  expect(found('search_text', '"ent"')).toEqual([1]);
  expect(found('search_text', '"  a"')).toEqual([1]);
  expect(found('search_text', '"ACM"')).toEqual([]);
  expect(found('search_digits', '"e0142" AND "2065"')).toEqual([1]);
  db.exec('DELETE FROM search_text WHERE rowid = 1');
  db.exec("INSERT INTO search_text (rowid, words) VALUES (1, '  harbor')");
  expect(found('search_text', '"acm"')).toEqual([]);
  expect(found('search_text', '"arb"')).toEqual([1]);

  const number = "INSERT INTO digits (card_id, digits, btn) VALUES (1, '12065550142', 0)";
  db.exec(number);
  expect(() => db.exec(number)).toThrow('UNIQUE');
});
