import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';

export type Db = Database.Database;
export type Sqlite = typeof Database;

/** The native module: by name, or by the path of the build that fits this runtime (`runtime.md` §2). */
export function loadSqlite(path?: string): Sqlite {
  return createRequire(import.meta.url)(path ?? 'better-sqlite3') as Sqlite;
}

declare const written: unique symbol;

/** SQL that stands in our source. */
export type Sql = string & { readonly [written]: true };

/**
 * SQL as written. Only another piece of written SQL may stand in it; a template with a value does not compile, so
 * that values travel as parameters.
 */
export function sql(text: TemplateStringsArray, ...pieces: readonly Sql[]): Sql {
  return String.raw({ raw: text }, ...pieces) as Sql;
}
