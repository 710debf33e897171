import { expect, test } from 'vitest';
import { databaseAt, rows, upTo, versions } from './at.ts';

test('0010 first pull: cards are found by their words as before, and can still be replaced', () => {
  const db = databaseAt(5);
  db.exec(`
    INSERT INTO cards (id, port_request_id, state, state_since, sort_key, accounts, name_key, words, local, search_hash, card)
      VALUES (7, 'p1', 'pending', 'now', '1', '["a"]', 'acme dental', '  acme  dental', 0, 'h', '{}');
    INSERT INTO search_text (rowid, words) VALUES (7, '  acme  dental');
  `);
  const before = rows(db, 'SELECT * FROM cards');
  upTo(db, 10);
  expect(versions(db)).toEqual([5, 10]);
  expect(rows(db, 'SELECT * FROM cards')).toEqual(before);

  const found = (query: string) =>
    db.prepare('SELECT rowid FROM search_text WHERE search_text MATCH ?').pluck().all(query);
  expect(found('"ent" AND "  a"')).toEqual([7]);
  expect(found('"arb"')).toEqual([]);
  db.exec('DELETE FROM search_text WHERE rowid = 7');
  db.exec("INSERT INTO search_text (rowid, words) VALUES (7, '  harbor')");
  expect(found('"ent"')).toEqual([]);
  expect(found('"arb"')).toEqual([7]);
});
