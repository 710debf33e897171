import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupLedger } from '../../../main/db/backup.ts';
import { migrate } from '../../../main/db/migrate.ts';
import { latestVersion, MIGRATIONS } from '../../../main/db/migrations/index.ts';
import type { Migration } from '../../../main/db/migrations/migration.ts';
import { sqlite, tempFolder } from '../world.ts';
import { databaseAt, rows, tables, versions } from './at.ts';

const next: Migration = {
  version: 9000,
  name: 'next',
  schema: 'main',
  up: (db) => void db.exec('ALTER TABLE main.links ADD COLUMN note TEXT'),
};
const failing: Migration = {
  version: 9001,
  name: 'failing',
  schema: 'main',
  up: (db) => {
    db.exec('CREATE TABLE main.half (x) ');
    db.exec('DELETE FROM main.links');
    throw new Error('in the middle');
  },
};
const LINK = "INSERT INTO links (account_id, remote_id, port_request_id) VALUES ('a', 'r', 'p')";

test('each file in the folder is a migration of its number and name, in order', () => {
  const folder = join(import.meta.dirname, '../../../main/db/migrations');
  const files = readdirSync(folder)
    .filter((name) => /^\d/.test(name))
    .sort();
  const expected = MIGRATIONS.map(({ version, name }) => `${String(version).padStart(4, '0')}-${name}.ts`);
  expect(files).toEqual(expected);
  for (const file of files)
    expect(existsSync(join(import.meta.dirname, file.replace('.ts', '.test.ts'))), file).toBe(true);
});

test('a migration runs once', () => {
  const db = databaseAt(latestVersion('mirror'));
  migrate(db, [...MIGRATIONS, next]);
  expect(() => migrate(db, [...MIGRATIONS, next])).not.toThrow();
  expect(versions(db)[0]).toBe(9000);
});

test('one that fails in the middle leaves rows, tables and version as they were', () => {
  const db = databaseAt(Math.max(latestVersion('mirror'), latestVersion('main')));
  db.exec(LINK);
  expect(() => migrate(db, [...MIGRATIONS, next, failing])).toThrow('in the middle');
  expect(versions(db)[0]).toBe(9000);
  expect(tables(db, 'main')).not.toContain('half');
  expect(rows(db, 'SELECT remote_id, note FROM links')).toEqual([{ remote_id: 'r', note: null }]);
});

test('numbers out of order are a mistake of ours', () => {
  const db = databaseAt(0);
  expect(() => migrate(db, [next, { ...next, version: 8999 }])).toThrow('out of order');
});

test('before its tables change, the ledger is copied; once, whole, and only when there is something to lose', () => {
  const folder = tempFolder();
  const fresh = databaseAt(0, tempFolder());
  expect(backupLedger(fresh, folder, [...MIGRATIONS, next])).toBeUndefined();
  const db = databaseAt(Math.max(latestVersion('mirror'), latestVersion('main')));
  db.exec(LINK);
  expect(backupLedger(db, folder, MIGRATIONS)).toBeUndefined();
  const path = backupLedger(db, folder, [...MIGRATIONS, next]) ?? '';
  const name = `ledger.db.version-${latestVersion('main')}`;
  expect(path.endsWith(name)).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  db.exec('DELETE FROM links');
  expect(backupLedger(db, folder, [...MIGRATIONS, next])).toBe(path);
  const copy = new sqlite(path, { readonly: true });
  expect(copy.prepare('SELECT remote_id FROM links').pluck().all()).toEqual(['r']);
  copy.close();
  expect(readdirSync(folder)).toEqual([name]);
});
