import { expect, test } from 'vitest';
import { databaseAt, rows, upTo, versions } from './at.ts';

test('0017 names behind: the names of indexed cards are kept, those beyond are left to be indexed', () => {
  const db = databaseAt(16);
  db.exec(`
    INSERT INTO cards (id, port_request_id, state, state_since, sort_key, accounts, name_key, words, local, card) VALUES
      (7, 'p1', 'pending', 'now', '1', '["a"]', 'acme dental', '  acme  dental', 0, '{}'),
      (9, 'p2', 'pending', 'now', '2', '["a"]', 'harbor', '  harbor', 0, '{}');
    UPDATE search_state SET indexed = 7;
  `);
  const cards = rows(db, 'SELECT * FROM cards');
  upTo(db, 17);
  expect(versions(db)).toEqual([15, 17]);
  expect(rows(db, 'SELECT * FROM cards')).toEqual(cards);
  expect(rows(db, 'SELECT * FROM names')).toEqual([{ card_id: 7, name_key: 'acme dental' }]);
  expect(rows(db, 'SELECT indexed FROM search_state')).toEqual([{ indexed: 7 }]);
});
