import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import type { Board } from '../../preload/contract/domain/board.ts';
import { startThread } from '../db/thread.ts';

/** The database's thread, and the SQLite it runs. */
export interface DatabaseThread {
  readonly worker: Worker;
  /** Path of the better-sqlite3 that fits a runtime for tests; absent: the installed one. */
  readonly sqliteModule: string | undefined;
  /** The board as the last run left it; `undefined` where only the open database can tell. */
  readonly firstBoard: Promise<Board | undefined>;
}

/**
 * Starts the database's thread on an absolute folder: it loads SQLite, reads the first board and looks at the mirror while
 * the page comes up, then waits for the key. Not before the window is there: Chromium itself needs both cores until then.
 */
export function startDatabaseThread(folder: string, isPackaged: boolean): DatabaseThread {
  const sqliteModule = isPackaged ? undefined : process.env.PORTSIDE_SQLITE_MODULE;
  const { port1, port2 } = new MessageChannel();
  const worker = startThread(new URL('./db-worker.js', import.meta.url), {
    folder,
    firstBoard: port2,
    ...(sqliteModule !== undefined && { sqliteModule }),
  });
  return { worker, sqliteModule, firstBoard: boardFrom(port1) };
}

function boardFrom(port: MessagePort): Promise<Board | undefined> {
  return new Promise((resolve) => {
    port.once('message', (text: string | null) => resolve(parsed(text)));
    // The thread ended without a word.
    port.once('close', () => resolve(undefined));
  });
}

function parsed(text: string | null): Board | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as Board);
  } catch {
    // A damaged card: the database looks closely when it opens.
    return undefined;
  }
}
