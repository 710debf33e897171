import { expect, test } from 'vitest';
import { databaseAt, rows, tables, upTo, versions } from './at.ts';

test('0003 board: keeps the orders and makes room for cards, their places and counts', () => {
  const db = databaseAt(2);
  db.exec(`INSERT INTO orders (account_id, remote_id, carrier, port_request_id, state, state_since, hash, body)
    VALUES ('a', 'r1', 'kazoo', 'p1', 'pending', 'now', 'h', '{}')`);
  const before = rows(db, 'SELECT * FROM orders');
  upTo(db, 3);
  expect(versions(db)).toEqual([1, 3]);
  expect(rows(db, 'SELECT * FROM orders')).toEqual(before);
  expect(tables(db, 'mirror')).toEqual(expect.arrayContaining(['cards', 'placements', 'tallies']));

  db.exec(`INSERT INTO cards (port_request_id, state, state_since, sort_key, accounts, name_key, words, local, search_hash, card)
    VALUES ('p1', 'pending', 'now', '1', '["a"]', 'acme', '  acme', 0, 'h', '{}')`);
  expect(rows(db, 'SELECT id, local FROM cards')).toEqual([{ id: 1, local: 0 }]);
  const place =
    "INSERT INTO placements (account_id, state, sort_key, card_id, state_since) VALUES ('', 'pending', '1', 1, 'now')";
  db.exec(place);
  expect(() => db.exec(place)).toThrow('UNIQUE');
  expect(() => db.exec('UPDATE cards SET local = 2')).toThrow('CHECK');
});
