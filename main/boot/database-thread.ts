import type { Worker } from 'node:worker_threads';
import { startThread } from '../db/thread.ts';

/** The database's thread, and the SQLite it runs. */
export interface DatabaseThread {
  readonly worker: Worker;
  /** Path of the better-sqlite3 that fits a runtime for tests; absent: the installed one. */
  readonly sqliteModule: string | undefined;
}

/**
 * Starts the database's thread on an absolute folder. Chromium comes up on main's thread meanwhile, so that SQLite is
 * loaded and the mirror looked at without anyone waiting; the thread then waits for the key.
 */
export function startDatabaseThread(folder: string, isPackaged: boolean): DatabaseThread {
  const sqliteModule = isPackaged ? undefined : process.env.PORTSIDE_SQLITE_MODULE;
  const ahead = { folder, ...(sqliteModule !== undefined && { sqliteModule }) };
  return { worker: startThread(new URL('./db-worker.js', import.meta.url), ahead), sqliteModule };
}
