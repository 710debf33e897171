import { expect, test } from 'vitest';
import { databaseAt, rows, upTo, versions } from './at.ts';

test('0005 orders: what an older app left waiting stays, names no order yet, and can name one from now on', () => {
  const db = databaseAt(4);
  db.exec(`
    INSERT INTO mutations (id, port_request_id, account_id, carrier, kind, status, body, created_at)
      VALUES ('m1', 'pr-1', 'a', 'kazoo', 'move', 'queued', '{}', '2026-11-22T08:00:00.000Z');
    INSERT INTO deliveries (id, document_id, port_request_id, account_id, carrier, step)
      VALUES ('v1', 'd1', 'pr-1', 'a', 'kazoo', 'stored');
    INSERT INTO links (account_id, remote_id, port_request_id) VALUES ('a', 'r1', 'pr-1');
  `);
  upTo(db, 5);
  expect(versions(db)[0]).toBe(5);
  expect(rows(db, 'SELECT id, status, remote_id FROM mutations')).toEqual([
    { id: 'm1', status: 'queued', remote_id: null },
  ]);
  expect(rows(db, 'SELECT id, step, remote_id, mark FROM deliveries')).toEqual([
    { id: 'v1', step: 'stored', remote_id: null, mark: null },
  ]);
  expect(rows(db, 'SELECT remote_id, joined FROM links')).toEqual([{ remote_id: 'r1', joined: 0 }]);
  db.exec(
    `UPDATE mutations SET remote_id = 'r1'; INSERT INTO own_fields (port_request_id, body) VALUES ('pr-1', '{}')`,
  );
  expect(() => db.exec(`INSERT INTO own_fields (port_request_id, body) VALUES ('pr-1', '{}')`)).toThrow(
    'UNIQUE',
  );
  expect(() => db.exec('UPDATE links SET joined = 2')).toThrow('CHECK');
});
