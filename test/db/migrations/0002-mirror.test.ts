import { expect, test } from 'vitest';
import { databaseAt, rows, tables, upTo, versions } from './at.ts';

const ORDER = `INSERT INTO orders (account_id, remote_id, carrier, port_request_id, state, state_since, hash, body)
  VALUES ('a', 'r1', 'kazoo', 'p1', 'pending', '2026-11-22T08:00:00.000Z', 'h', '{}')`;

test('0002 mirror: leaves the ledger’s rows as they are and makes the tables of what carriers said', () => {
  const db = databaseAt(1);
  db.exec("INSERT INTO links (account_id, remote_id, port_request_id) VALUES ('a', 'r1', 'p1')");
  const before = rows(db, 'SELECT * FROM links');
  upTo(db, 2);
  expect(versions(db)).toEqual([1, 2]);
  expect(rows(db, 'SELECT * FROM links')).toEqual(before);
  expect(tables(db, 'mirror')).toEqual([
    'cursors',
    'mirror_meta',
    'orders',
    'seen',
    'sub_accounts',
    'timeline',
  ]);
  expect(tables(db, 'main')).not.toContain('orders');
  db.exec(ORDER);
  expect(rows(db, 'SELECT id, account_id, remote_id, sub_account_id FROM orders')).toEqual([
    { id: 1, account_id: 'a', remote_id: 'r1', sub_account_id: null },
  ]);
  expect(() => db.exec(ORDER)).toThrow('UNIQUE');
});

test('0002 mirror: an order takes its timeline and marks along', () => {
  const db = databaseAt(2);
  db.exec(ORDER);
  db.exec("INSERT INTO timeline (order_id, entry_id, at, body) VALUES (1, 'e', 'now', '{}')");
  db.exec("INSERT INTO seen (order_id, pull_id) VALUES (1, 'p')");
  expect(() =>
    db.exec("INSERT INTO timeline (order_id, entry_id, at, body) VALUES (2, 'e', 'now', '{}')"),
  ).toThrow('FOREIGN KEY');
  db.exec('DELETE FROM orders');
  expect(rows(db, 'SELECT * FROM timeline')).toEqual([]);
  expect(rows(db, 'SELECT * FROM seen')).toEqual([]);
});
