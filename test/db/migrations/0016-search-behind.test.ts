import { expect, test } from 'vitest';
import { databaseAt, rows, upTo, versions } from './at.ts';

test('0016 search behind: cards keep what they are found by, and all of them count as indexed', () => {
  const db = databaseAt(14);
  db.exec(`
    INSERT INTO cards (id, port_request_id, state, state_since, sort_key, accounts, name_key, words, local, card) VALUES
      (7, 'p1', 'pending', 'now', '1', '["a"]', 'acme dental', '  acme  dental', 0, '{}'),
      (9, 'p2', 'pending', 'now', '2', '["a"]', 'harbor', '  harbor', 1, '{}');
    INSERT INTO digits (card_id, digits, btn) VALUES
      (7, '12065550142', 0), (7, '12065550143', 0), (7, '12065550143', 1);
  `);
  const before = rows(db, 'SELECT * FROM cards') as readonly object[];
  upTo(db, 16);
  expect(versions(db)).toEqual([15, 16]);
  expect(rows(db, 'SELECT * FROM cards')).toEqual([
    { ...before[0], numbers: ' 12065550142 12065550143 ', btn: '12065550143' },
    { ...before[1], numbers: '', btn: '' },
  ]);
  expect(rows(db, 'SELECT * FROM search_state')).toEqual([{ id: 1, indexed: 9, loose: 0 }]);
});
