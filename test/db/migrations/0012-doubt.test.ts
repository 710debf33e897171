import { expect, test } from 'vitest';
import { databaseAt, rows, upTo, versions } from './at.ts';

test('0012 doubt: what an older app left waiting is in no doubt and saw nothing, and can from now on', () => {
  const db = databaseAt(11);
  db.exec(`
    INSERT INTO mutations (id, port_request_id, account_id, carrier, kind, status, body, created_at)
      VALUES ('m1', 'pr-1', 'a', 'kazoo', 'comment', 'unknown', '{}', '2026-11-22T08:00:00.000Z');
    INSERT INTO attempts (mutation_id, n, started_at, stamp)
      VALUES ('m1', 1, '2026-11-22T08:00:00.000Z', '2026-11-22T08:00:00.000Z');
  `);
  upTo(db, 12);
  expect(versions(db)[0]).toBe(12);
  expect(rows(db, 'SELECT id, status, doubt FROM mutations')).toEqual([
    { id: 'm1', status: 'unknown', doubt: null },
  ]);
  expect(rows(db, 'SELECT n, seen FROM attempts')).toEqual([{ n: 1, seen: null }]);
  db.exec(`UPDATE mutations SET doubt = 'agreed'; UPDATE attempts SET seen = '["c-1"]'`);
  expect(() => db.exec(`UPDATE mutations SET doubt = 'none'`)).toThrow('CHECK');
});
