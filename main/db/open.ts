import { join } from 'node:path';
import { type Refusal, refuse } from '../core/interfaces/refusal.ts';
import { backupLedger } from './backup.ts';
import { clearSuspicion, isSuspect, LEDGER, MIRROR, prepareFile, setAside } from './files.ts';
import { hasFirstPage, keepFirstPage } from './first-page.ts';
import { inspect, refuseNewer } from './inspect.ts';
import { migrate, versionOf } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { assertFull, setConnection, setFull, setWal } from './pragmas.ts';
import { metaQueries } from './queries/meta.ts';
import { rescueLedger } from './rescue.ts';
import type { Sealer } from './seal.ts';
import { createCodec } from './secrets.ts';
import { type Db, type Sqlite, sql } from './sqlite.ts';

export interface Opened {
  readonly db: Db;
  /** Sentences for the agent about what had to be repaired. */
  readonly notices: readonly string[];
  /** The views must be computed anew from mirror and ledger. */
  readonly viewsAreOld: boolean;
}

/**
 * Opens ledger and mirror as one connection (the mirror attached), sets aside what is damaged, brings both up to date.
 * Rejects with a `storage` problem, having changed nothing, when a newer app wrote them. `mirrorIsSound`: it was looked at
 * a moment ago (`looksSound`).
 */
export function openDatabase(
  sqlite: Sqlite,
  folder: string,
  sealer: Sealer,
  now: Date,
  mirrorIsSound = false,
): Opened {
  const ledger = prepareFile(folder, LEDGER);
  const mirror = prepareFile(folder, MIRROR);
  refuseNewer(sqlite, ledger, 'main');
  refuseNewer(sqlite, mirror, 'mirror');

  const key = sealer.keyCheck;
  const doubt = isSuspect(folder);
  const ledgerIs = inspect(sqlite, ledger, 'main', key, doubt ? 'thorough' : 'tables');
  const mirrorLook = mirrorIsSound ? 'known' : 'tables';
  const mirrorIs = doubt ? 'damaged' : inspect(sqlite, mirror, 'mirror', key, mirrorLook);
  if (ledgerIs === 'other-key') throw otherKey();

  const notices: string[] = [];
  if (mirrorIs !== 'sound') {
    const aside = setAside(folder, MIRROR, now);
    prepareFile(folder, MIRROR);
    notices.push(
      mirrorIs === 'damaged'
        ? `The local copy of what carriers hold was damaged. It was set aside as ${aside} and is fetched again now.`
        : `The local copy of what carriers hold belongs to another key. It was set aside as ${aside} and is fetched again now.`,
    );
  }
  const lost = ledgerIs === 'damaged' ? setAside(folder, LEDGER, now) : undefined;
  if (lost !== undefined) prepareFile(folder, LEDGER);

  const db = connect(sqlite, ledger, mirror);
  try {
    backupLedger(db, folder, MIGRATIONS);
    const before = versionOf(db, 'main');
    migrate(db, MIGRATIONS);
    if (lost !== undefined) {
      notices.push(rescueLedger(sqlite, join(folder, lost), db, createCodec(sealer)));
    }
    const meta = metaQueries(db);
    db.transaction(() => meta.begin(key)).immediate();
    const viewsAreOld = meta.viewsAreOld() || lost !== undefined;
    db.transaction(() => (viewsAreOld ? meta.doubtViews() : meta.raise())).immediate();
    assertFull(db);
    if (versionOf(db, 'main') !== before || !hasFirstPage(folder)) {
      db.pragma('main.wal_checkpoint(TRUNCATE)');
      keepFirstPage(folder);
    }
    clearSuspicion(folder);
    return { db, notices, viewsAreOld };
  } catch (error) {
    db.close();
    throw error;
  }
}

function connect(sqlite: Sqlite, ledger: string, mirror: string): Db {
  const db = new sqlite(ledger, { timeout: 5000 });
  setConnection(db);
  db.prepare(sql`ATTACH ? AS mirror`).run(mirror);
  setWal(db);
  setFull(db);
  return db;
}

/**
 * Leaves a small, settled file behind, where the disk lets it: what was said to be kept is on the disk already, so that
 * a full one is no reason to stay open. Returns what was in the way.
 */
export function closeDatabase(db: Db): unknown {
  try {
    db.pragma('optimize');
    db.pragma('wal_checkpoint(TRUNCATE)');
    return undefined;
  } catch (error) {
    return error;
  } finally {
    db.close();
  }
}

function otherKey(): Refusal {
  return refuse(
    'secrets-locked',
    'The key of this computer does not open the PINs and account numbers in this profile.',
    'Unlock the key store or type the passphrase this profile was made with, then start Portside again.',
  );
}
