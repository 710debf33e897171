import { SETTLED_AT, settleLogAt } from './mirror-log.ts';
import { storageError } from './problems.ts';
import type { Db } from './sqlite.ts';

/** Settings of a connection that no transaction may change (`sync.md` §4). */
export function setConnection(db: Db): void {
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  db.pragma('trusted_schema = OFF');
  db.pragma('temp_store = MEMORY');
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('cell_size_check = ON');
}

/**
 * WAL and what belongs to a file; `main` is the ledger. A new mirror gets large pages (a file keeps those it was made
 * with): a pull of 100,000 ports then writes and looks after a quarter as many.
 */
export function setWal(db: Db): void {
  db.pragma('mirror.page_size = 16384');
  db.pragma('main.journal_mode = WAL');
  db.pragma('mirror.journal_mode = WAL');
  db.pragma('main.journal_size_limit = 67108864');
  db.pragma('mirror.journal_size_limit = 67108864');
  db.pragma('main.secure_delete = FAST');
  db.pragma('mirror.secure_delete = FAST');
  db.pragma('main.cache_size = -4096');
  db.pragma('mirror.cache_size = -65536');
  settleLogAt(db, SETTLED_AT);
}

/** Without this, better-sqlite3 lowers a WAL file to NORMAL at its first write (`sync.md` §0.6). After WAL only. */
export function setFull(db: Db): void {
  db.pragma('main.synchronous = FULL');
  db.pragma('mirror.synchronous = FULL');
}

export const FULL = 2;

/** To be called after the first write: before it, a lowered connection still reads back as FULL. */
export function assertFull(db: Db): void {
  for (const schema of ['main', 'mirror'] as const) {
    const level = db.pragma(`${schema}.synchronous`, { simple: true });
    if (level !== FULL) {
      throw storageError(
        `The local database would not survive a power cut (${schema}: synchronous is ${String(level)}).`,
        'Please report this; Portside does not start like this.',
      );
    }
  }
}
