import { expect, test } from 'vitest';
import { databaseAt, rows, upTo, versions } from './at.ts';

test('0014 history: what waited stays, and both values of a field can be kept from now on', () => {
  const db = databaseAt(10);
  db.exec(`
    INSERT INTO mutations (id, port_request_id, account_id, carrier, kind, status, body, created_at)
      VALUES ('m1', 'pr-1', 'a', 'kazoo', 'edit', 'conflict', '{}', '2026-11-22T08:00:00.000Z');
  `);
  upTo(db, 14);
  expect(versions(db)[0]).toBe(14);
  expect(rows(db, 'SELECT id, status FROM mutations')).toEqual([{ id: 'm1', status: 'conflict' }]);
  const keep = (id: string, kept: string) => `
    INSERT INTO history (id, port_request_id, account_id, carrier, happened_at, field, kept, by, sides)
      VALUES ('${id}', 'pr-1', 'a', 'kazoo', '2026-11-22T08:00:00.000Z', 'pin', '${kept}', 'agent', 'sealed')`;
  db.exec(keep('h1', 'mine'));
  expect(() => db.exec(keep('h1', 'mine'))).toThrow('UNIQUE');
  expect(() => db.exec(keep('h2', 'nobody'))).toThrow('CHECK');
});
