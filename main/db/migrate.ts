import type { Migration, Schema } from './migrations/migration.ts';
import type { Db } from './sqlite.ts';

export function versionOf(db: Db, schema: Schema): number {
  return Number(db.pragma(`${schema}.user_version`, { simple: true }));
}

/** Brings both files up to date: one transaction for each migration, with its `user_version` inside. */
export function migrate(db: Db, migrations: readonly Migration[]): void {
  mustAscend(migrations);
  for (const migration of migrations) {
    if (versionOf(db, migration.schema) >= migration.version) continue;
    db.transaction(() => {
      migration.up(db);
      db.pragma(`${migration.schema}.user_version = ${migration.version}`);
    }).immediate();
  }
}

function mustAscend(migrations: readonly Migration[]): void {
  let last = 0;
  for (const { version } of migrations) {
    if (version <= last) throw new Error(`migration ${version} is out of order`);
    last = version;
  }
}
