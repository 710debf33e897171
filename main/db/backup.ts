import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFile, syncFolder } from './durable.ts';
import { LEDGER } from './files.ts';
import { versionOf } from './migrate.ts';
import { latestVersion } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { type Db, sql } from './sqlite.ts';

/**
 * A copy of the ledger as it was, before a newer app changes its tables; made whole or not at all. Nothing for a new
 * ledger and for one that is up to date. The mirror needs none: carriers have it.
 */
export function backupLedger(db: Db, folder: string, migrations: readonly Migration[]): string | undefined {
  const version = versionOf(db, 'main');
  if (version === 0 || version >= latestVersion('main', migrations)) return undefined;
  const path = join(folder, `${LEDGER}.version-${version}`);
  if (existsSync(path)) return path;
  const unfinished = `${path}.part`;
  rmSync(unfinished, { force: true });
  db.prepare(sql`VACUUM main INTO ?`).run(unfinished);
  chmodSync(unfinished, 0o600);
  syncFile(unfinished);
  renameSync(unfinished, path);
  syncFolder(folder);
  return path;
}
