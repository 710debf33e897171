import type { Worker } from 'node:worker_threads';
import { startThread } from '../db/thread.ts';

/** The database's thread, and the SQLite it runs. */
export interface DatabaseThread {
  readonly worker: Worker;
  /** Path of the better-sqlite3 that fits a runtime for tests; absent: the installed one. */
  readonly sqliteModule: string | undefined;
}

export function sqliteModuleOf(isPackaged: boolean): string | undefined {
  return isPackaged ? undefined : process.env.PORTSIDE_SQLITE_MODULE;
}

/** Starts the database's thread on an absolute folder: it loads SQLite and looks at the mirror, then waits for the key. */
export function startDatabaseThread(folder: string, sqliteModule: string | undefined): DatabaseThread {
  const worker = startThread(new URL('./db-worker.js', import.meta.url), {
    folder,
    ...(sqliteModule !== undefined && { sqliteModule }),
  });
  return { worker, sqliteModule };
}
