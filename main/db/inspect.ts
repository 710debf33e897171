import { latestVersion, MIGRATIONS } from './migrations/index.ts';
import type { Schema } from './migrations/migration.ts';
import { isDamage, storageError } from './problems.ts';
import { type Db, type Sqlite, sql } from './sqlite.ts';

export type Condition = 'sound' | 'damaged' | 'other-key';

/** Reads a file without changing it. Rejects one that a newer Portside has written. */
export function refuseNewer(sqlite: Sqlite, path: string, schema: Schema): void {
  const version = reading(sqlite, path, (db) => Number(db.pragma('user_version', { simple: true })));
  if (version === undefined || version <= latestVersion(schema, MIGRATIONS)) return;
  throw storageError(
    'This profile was used with a newer version of Portside. This version does not touch it.',
    'Install the newest version of Portside, or start this one with another profile.',
  );
}

/**
 * Whether a file's tables are sound, told before its key is there. `false` also when nobody can tell: `inspect` then
 * looks itself.
 */
export function looksSound(sqlite: Sqlite, path: string): boolean {
  try {
    return reading(sqlite, path, tablesAreSound) ?? false;
  } catch {
    return false;
  }
}

/** How closely a file is looked at: `known` was found sound a moment ago. */
type Look = 'known' | 'tables' | 'thorough';

/** `thorough` checks indexes against their tables and full-text indexes inside, which takes several times as long. */
export function inspect(
  sqlite: Sqlite,
  path: string,
  schema: Schema,
  expectedKey: string,
  look: Look,
): Condition {
  const condition = reading(sqlite, path, (db): Condition => {
    if (!isSound(db, look)) return 'damaged';
    const key = storedKey(db, schema);
    return key === undefined || key === expectedKey ? 'sound' : 'other-key';
  });
  return condition ?? 'damaged';
}

/** Nothing when the file is damaged beyond reading. */
function reading<Value>(sqlite: Sqlite, path: string, read: (db: Db) => Value): Value | undefined {
  let db: Db | undefined;
  try {
    db = new sqlite(path, { readonly: true, timeout: 5000 });
    return read(db);
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  } finally {
    db?.close();
  }
}

function storedKey(db: Db, schema: Schema): string | undefined {
  if (Number(db.pragma('user_version', { simple: true })) === 0) return undefined;
  const query =
    schema === 'main'
      ? sql`SELECT key_check FROM ledger_meta WHERE id = 1`
      : sql`SELECT key_check FROM mirror_meta WHERE id = 1`;
  return db.prepare<[], string>(query).pluck().get();
}

function isSound(db: Db, look: Look): boolean {
  switch (look) {
    case 'known':
      return true;
    case 'tables':
      return tablesAreSound(db);
    case 'thorough':
      return isWhole(db);
  }
}

function isWhole(db: Db): boolean {
  return db.pragma('integrity_check(1)', { simple: true }) === 'ok';
}

/** Every b-tree page of every table, those of the full-text indexes included. */
function tablesAreSound(db: Db): boolean {
  const faults = db.prepare<[], unknown>(sql`
    SELECT 1 FROM sqlite_schema t, pragma_quick_check(t.name) c
    WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL %' AND c.quick_check <> 'ok' LIMIT 1`);
  return faults.get() === undefined;
}
