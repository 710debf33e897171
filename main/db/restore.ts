import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { toInstant } from '../../preload/contract/domain/time.ts';
import { refuse } from '../core/interfaces/refusal.ts';
import { type BackupPlaces, folderOf } from './backups.ts';
import { syncFile, syncFolder } from './durable.ts';
import { freeName, LEDGER } from './files.ts';
import { inspect, refuseNewer } from './inspect.ts';
import { hashOf, readManifest } from './manifest.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { type Sqlite, sql } from './sqlite.ts';

/**
 * Puts a backup in the place of the ledger, which must be closed, and answers with the name under which the present one
 * is kept beside it. Until that very rename nothing has happened. Rejects with a `storage` problem when the copy is not
 * whole or was sealed with another key.
 */
export function restoreBackup(
  sqlite: Sqlite,
  places: BackupPlaces,
  id: string,
  keyCheck: string,
  now: Date,
): string | undefined {
  const { database } = places;
  const fresh = join(database, `${LEDGER}.restoring`);
  removeFile(fresh);
  try {
    copyFileSync(soundCopy(sqlite, places, id, keyCheck), fresh);
    doubtEverything(sqlite, fresh, now);
    syncFile(fresh);
    const aside = keepPresent(sqlite, database, now);
    renameSync(fresh, join(database, LEDGER));
    syncFolder(database);
    return aside;
  } catch (error) {
    removeFile(fresh);
    throw error;
  }
}

function removeFile(path: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(path + part, { force: true });
}

/** Gives the present ledger a second name, so that there is a whole one at every moment. */
function keepPresent(sqlite: Sqlite, database: string, now: Date): string | undefined {
  const ledger = join(database, LEDGER);
  if (!existsSync(ledger)) return undefined;
  settle(sqlite, ledger);
  const aside = freeName(database, `${LEDGER}.replaced`, now);
  try {
    linkSync(ledger, join(database, aside));
  } catch {
    // A disk without second names.
    copyFileSync(ledger, join(database, aside));
    syncFile(join(database, aside));
  }
  if (existsSync(`${ledger}-wal`)) renameSync(`${ledger}-wal`, join(database, `${aside}-wal`));
  rmSync(`${ledger}-shm`, { force: true });
  syncFolder(database);
  return aside;
}

/** So that the file alone holds all of it. What is damaged keeps its WAL beside it. */
function settle(sqlite: Sqlite, ledger: string): void {
  try {
    const db = new sqlite(ledger, { timeout: 5000 });
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
  } catch {
    // It is set aside as it is.
  }
}

function soundCopy(sqlite: Sqlite, places: BackupPlaces, id: string, keyCheck: string): string {
  const folder = folderOf(places, id);
  const manifest = folder === undefined ? undefined : readManifest(folder);
  if (folder === undefined || !manifest)
    throw refuse('not-found', 'This backup is no longer there.', 'Choose another one.');
  const copy = join(folder, LEDGER);
  const isWhole = existsSync(copy) && hashOf(copy) === manifest.ledger.sha256;
  if (isWhole) refuseNewer(sqlite, copy, 'main');
  const condition = isWhole ? inspect(sqlite, copy, 'main', keyCheck, 'thorough') : 'damaged';
  switch (condition) {
    case 'sound':
      return copy;
    case 'damaged':
      throw refuse('storage', 'This backup is damaged and was not restored.', 'Choose another one.');
    case 'other-key':
      throw refuse(
        'secrets-locked',
        'This backup was sealed with another key, so that it can’t be opened here.',
        'Choose another one.',
      );
  }
}

/** A comment or a move may have been sent right away, by a carrier's clock that is behind ours by this much. */
const CLOCK_MARGIN_MS = 120_000;

/**
 * What waited when the copy was made may have been sent since, whatever the copy says of it: each entry counts as sent
 * without an answer, and the engine asks the carrier about it before it sends anything. One that was refused stays with
 * the agent, in doubt.
 */
function doubtEverything(sqlite: Sqlite, path: string, now: Date): void {
  const db = new sqlite(path, { timeout: 5000 });
  try {
    db.pragma('synchronous = FULL');
    migrate(
      db,
      MIGRATIONS.filter(({ schema }) => schema === 'main'),
    );
    const entries = db.prepare<[], { readonly id: string; readonly createdAt: string }>(
      sql`SELECT id, created_at AS createdAt FROM mutations`,
    );
    const known = db.prepare<[string]>(sql`SELECT 1 FROM attempts WHERE mutation_id = ?`);
    const first = db.prepare<[string, string, string]>(sql`
      INSERT INTO attempts (mutation_id, n, started_at, stamp, outcome) VALUES (?, 1, ?, ?, 'unknown')`);
    const settle = db.prepare<[]>(sql`UPDATE attempts SET outcome = 'unknown' WHERE outcome IS NULL`);
    const ask = db.prepare<[string]>(sql`
      UPDATE mutations SET status = 'unknown', attempts = max(attempts, 1), not_before = ?, conflicts = NULL
      WHERE status <> 'refused'`);
    // Still the agent's to decide; retried since, it may have gone through.
    const doubt = db.prepare<[]>(sql`
      UPDATE mutations SET doubt = 'open', attempts = max(attempts, 1) WHERE status = 'refused'`);
    db.transaction(() => {
      for (const { id, createdAt } of entries.all()) {
        // From its own time on, the same words at the carrier are these.
        const since = toInstant(Date.parse(createdAt) - CLOCK_MARGIN_MS);
        if (known.get(id) === undefined) first.run(id, createdAt, since);
      }
      settle.run();
      ask.run(toInstant(now.getTime()));
      doubt.run();
    }).immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}
