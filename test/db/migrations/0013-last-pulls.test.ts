import { expect, test } from 'vitest';
import { databaseAt, rows, upTo, versions } from './at.ts';

test('0013 last pulls: an account goes on from where it was, and nobody claims to know when it was read', () => {
  const db = databaseAt(10);
  db.exec(
    "INSERT INTO cursors (account_id, scope, position, complete) VALUES ('acc-kazoo', 'delta', '17', 1)",
  );
  upTo(db, 13);
  expect(versions(db)[1]).toBe(13);
  expect(rows(db, 'SELECT * FROM cursors')).toEqual([
    {
      account_id: 'acc-kazoo',
      scope: 'delta',
      position: '17',
      complete: 1,
      pulled_at: null,
      full_at: null,
    },
  ]);
});
