import { expect, test } from 'vitest';
import { databaseAt, rows, tables, upTo, versions } from './at.ts';

test('0018 fewer indexes: each card is in the share of its state and accounts, which knows their number and age', () => {
  const db = databaseAt(17);
  db.exec(`
    INSERT INTO cards (id, port_request_id, state, state_since, sort_key, accounts, name_key, words, local, card) VALUES
      (7, 'p1', 'pending', '2026-11-02', '1', '["a"]', 'acme', '', 0, '{}'),
      (8, 'p2', 'pending', '2026-11-01', '2', '["a"]', 'birch', '', 0, '{}'),
      (9, 'p3', 'pending', '2026-11-03', '3', '["a","b"]', 'cedar', '', 0, '{}');
    INSERT INTO tallies (state, accounts, n) VALUES ('pending', '["a"]', 2), ('pending', '["a","b"]', 1), ('canceled', '["a"]', 0);
  `);
  const cards = rows(db, 'SELECT * FROM cards') as readonly object[];
  upTo(db, 18);
  expect(versions(db)).toEqual([15, 18]);
  expect(tables(db, 'mirror')).not.toContain('tallies');
  const [ab, a] = rows(db, 'SELECT id FROM shares ORDER BY accounts') as readonly { readonly id: number }[];
  expect(rows(db, 'SELECT * FROM shares ORDER BY accounts')).toEqual([
    { id: ab?.id, state: 'pending', accounts: '["a","b"]', n: 1, oldest: '2026-11-03' },
    { id: a?.id, state: 'pending', accounts: '["a"]', n: 2, oldest: '2026-11-01' },
  ]);
  expect(rows(db, 'SELECT * FROM cards')).toEqual(
    cards.map((card, n) => ({ ...card, share: (n === 2 ? ab : a)?.id })),
  );
});
