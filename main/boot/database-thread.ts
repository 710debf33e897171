import type { Worker } from 'node:worker_threads';
import { startThread } from '../db/thread.ts';

/** The database's thread, and the SQLite it runs. */
export interface DatabaseThread {
  readonly worker: Worker;
  /** Path of the better-sqlite3 that fits a runtime for tests; absent: the installed one. */
  readonly sqliteModule: string | undefined;
}

/**
 * Starts the database's thread on an absolute folder: it loads SQLite and looks at the mirror while the page comes up,
 * then waits for the key. Not before the window is there: Chromium itself needs both cores until then.
 */
export function startDatabaseThread(folder: string, isPackaged: boolean): DatabaseThread {
  const sqliteModule = isPackaged ? undefined : process.env.PORTSIDE_SQLITE_MODULE;
  const ahead = { folder, ...(sqliteModule !== undefined && { sqliteModule }) };
  return { worker: startThread(new URL('./db-worker.js', import.meta.url), ahead), sqliteModule };
}
