import { expect, test } from 'vitest';
import { databaseAt, rows, tables, upTo, versions } from './at.ts';

test('0011 shares: cards and orders stay as they were, and stand in columns by indexes of their own', () => {
  const db = databaseAt(10);
  db.exec(`
    INSERT INTO cards (id, port_request_id, state, state_since, sort_key, accounts, name_key, words, local, search_hash, card)
      VALUES (7, 'p1', 'pending', 'now', '1', '["a"]', 'acme dental', '  acme  dental', 0, 'h', '{}');
    INSERT INTO placements (account_id, state, sort_key, card_id, state_since) VALUES ('', 'pending', '1', 7, 'now');
    INSERT INTO orders (id, account_id, remote_id, carrier, port_request_id, state, state_since, hash, body)
      VALUES (3, 'a', 'r1', 'kazoo', 'p1', 'pending', 'now', 'h', '{}');
    INSERT INTO seen (order_id, pull_id) VALUES (3, 'pull-1');
  `);
  const card = 'id, port_request_id, state, state_since, sort_key, accounts, name_key, words, local, card';
  const cards = rows(db, `SELECT ${card} FROM cards`);
  const orders = rows(db, 'SELECT * FROM orders');
  upTo(db, 11);
  expect(versions(db)).toEqual([5, 11]);
  expect(tables(db, 'mirror')).not.toContain('placements');
  expect(rows(db, 'SELECT * FROM cards')).toEqual(cards);
  expect(rows(db, 'SELECT * FROM orders')).toEqual(
    orders.map((order) => ({ ...Object(order), found_by: null })),
  );
  expect(rows(db, 'SELECT * FROM seen')).toEqual([{ order_id: 3, pull_id: 'pull-1' }]);
  const indexes = `SELECT name FROM mirror.sqlite_schema WHERE type = 'index' AND name IN ('cards_place', 'cards_age')`;
  expect(rows(db, indexes)).toHaveLength(2);
});
