import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { migrate } from '../../../main/db/migrate.ts';
import { MIGRATIONS } from '../../../main/db/migrations/index.ts';
import { setConnection, setFull, setWal } from '../../../main/db/pragmas.ts';
import { type Db, sql } from '../../../main/db/sqlite.ts';
import { sqlite, tempFolder } from '../world.ts';

/** Both files as an app knew them whose last migration was `version`; 0 for new ones. */
export function databaseAt(version: number, folder: string = tempFolder()): Db {
  const db = new sqlite(join(folder, 'ledger.db'));
  onTestFinished(() => void db.close());
  setConnection(db);
  db.prepare(sql`ATTACH ? AS mirror`).run(join(folder, 'mirror.db'));
  setWal(db);
  setFull(db);
  upTo(db, version);
  return db;
}

export function upTo(db: Db, version: number): void {
  migrate(
    db,
    MIGRATIONS.filter((migration) => migration.version <= version),
  );
}

export function versions(db: Db): readonly unknown[] {
  return ['main', 'mirror'].map((schema) => db.pragma(`${schema}.user_version`, { simple: true }));
}

export function rows(db: Db, query: string): readonly unknown[] {
  return db.prepare(query).all();
}

export function tables(db: Db, schema: 'main' | 'mirror'): readonly unknown[] {
  const from = schema === 'main' ? 'main.sqlite_schema' : 'mirror.sqlite_schema';
  const query = `SELECT name FROM ${from} WHERE type = 'table' AND name NOT GLOB 'sqlite_*' ORDER BY name`;
  return db.prepare(query).pluck().all();
}
