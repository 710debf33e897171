import { expect, test } from 'vitest';
import { databaseAt, rows, upTo, versions } from './at.ts';

test('0015 LOAs: documents stay, and one LOA may be kept for each port that has it', () => {
  const db = databaseAt(14);
  db.exec(`
    INSERT INTO documents (id, port_request_id, sha256, kind, kind_guessed, file_name, media_type, size, added_at)
      VALUES ('d1', 'pr-1', '${'a'.repeat(64)}', 'loa', 0, 'loa.pdf', 'application/pdf', 9, '2026-11-22T08:00:00.000Z');
  `);
  upTo(db, 15);
  expect(versions(db)[0]).toBe(15);
  expect(rows(db, 'SELECT id, kind FROM documents')).toEqual([{ id: 'd1', kind: 'loa' }]);
  const keep = (port: string, variant: string) => `
    INSERT INTO loas (id, port_request_id, variant, created_at, body)
      VALUES ('LOA-1', '${port}', '${variant}', '2026-11-22T08:00:00.000Z', 'sealed')`;
  db.exec(keep('pr-1', 'local'));
  db.exec(keep('pr-2', 'toll-free'));
  expect(() => db.exec(keep('pr-1', 'local'))).toThrow('UNIQUE');
  expect(() => db.exec(keep('pr-3', 'mexico'))).toThrow('CHECK');
});
