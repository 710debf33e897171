import { expect, test } from 'vitest';
import { databaseAt, rows, tables, upTo, versions } from './at.ts';

const MUTATION = {
  seq: 1,
  id: 'm1',
  port_request_id: 'pr-1',
  account_id: 'a',
  carrier: 'kazoo',
  kind: 'deliver',
  delivery_id: 'v1',
  status: 'queued',
  body: '{"kind":"deliver","deliveryId":"v1","fileName":"bill.pdf"}',
  attempts: 0,
  not_before: null,
  created_at: '2026-11-22T08:00:00.000Z',
  problem: null,
  conflicts: null,
};

test('0001 ledger: makes the tables of what can’t be fetched again, and they keep what they are given', () => {
  const db = databaseAt(0);
  expect(tables(db, 'main')).toEqual([]);
  upTo(db, 1);
  expect(versions(db)).toEqual([1, 0]);
  expect(tables(db, 'main')).toEqual([
    'attempts',
    'deliveries',
    'documents',
    'ledger_meta',
    'links',
    'mutations',
  ]);
  expect(db.pragma('main.application_id', { simple: true })).toBe(0x50745364);

  db.prepare(
    `INSERT INTO mutations (id, port_request_id, account_id, carrier, kind, delivery_id, status, body, created_at)
     VALUES (:id, :port_request_id, :account_id, :carrier, :kind, :delivery_id, :status, :body, :created_at)`,
  ).run(MUTATION);
  expect(rows(db, 'SELECT * FROM mutations')).toEqual([MUTATION]);
  db.exec("INSERT INTO links (account_id, remote_id, port_request_id) VALUES ('a', 'r', 'pr-1')");
  expect(rows(db, 'SELECT * FROM links')).toEqual([
    { row: 1, account_id: 'a', remote_id: 'r', port_request_id: 'pr-1' },
  ]);
});

test('0001 ledger: refuses what makes no sense', () => {
  const db = databaseAt(1);
  const insert = (status: string, id: string) =>
    db
      .prepare(
        `INSERT INTO mutations (id, port_request_id, account_id, carrier, kind, status, body, created_at)
       VALUES (?, 'p', 'a', 'k', 'move', ?, '{}', 'now')`,
      )
      .run(id, status);
  insert('sending', 'm1');
  expect(() => insert('done', 'm2')).toThrow('CHECK');
  expect(() => insert('queued', 'm1')).toThrow('UNIQUE');
  expect(() =>
    db.exec("INSERT INTO attempts (mutation_id, n, started_at) VALUES ('m1', 'first', 'now')"),
  ).toThrow('INTEGER');
  db.exec("INSERT INTO links (account_id, remote_id, port_request_id) VALUES ('a', 'r', 'p')");
  expect(() =>
    db.exec("INSERT INTO links (account_id, remote_id, port_request_id) VALUES ('a', 'r', 'q')"),
  ).toThrow('UNIQUE');
});

test('0001 ledger: a place in the lane is never given twice', () => {
  const db = databaseAt(1);
  const insert = db.prepare(
    `INSERT INTO mutations (id, port_request_id, account_id, carrier, kind, status, body, created_at)
     VALUES (?, 'p', 'a', 'k', 'move', 'queued', '{}', 'now')`,
  );
  insert.run('m1');
  insert.run('m2');
  db.exec("DELETE FROM mutations WHERE id = 'm2'");
  insert.run('m3');
  expect(rows(db, 'SELECT seq, id FROM mutations ORDER BY seq')).toEqual([
    { seq: 1, id: 'm1' },
    { seq: 3, id: 'm3' },
  ]);
});
