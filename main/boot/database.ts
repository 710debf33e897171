import type { Worker } from 'node:worker_threads';
import { cardRow } from '../core/board/card.ts';
import type { Log } from '../core/interfaces/ports.ts';
import { type OpenStore, openStore, type StoreNews } from '../db/store.ts';
import { mark } from '../perf/marks.ts';

export interface DatabaseParts {
  /** The database's thread, which waits (`startDatabaseThread`). */
  readonly worker: Worker;
  /** Absolute. */
  readonly folder: string;
  /** Seals PINs and account numbers. */
  readonly key: Buffer;
  /** Path of the better-sqlite3 that fits a runtime for tests; absent: the installed one. */
  readonly sqliteModule: string | undefined;
  /** An empty folder for a copy, of a profile that can't be written to. */
  readonly scratch: string | undefined;
  readonly log: Log;
  readonly heard: (news: StoreNews) => void;
}

/** A query slower than this is worth a line in the log. */
const SLOW_QUERY_MS = 100;

/** Opens the database on its own thread. Rejects with a `Refusal` when the profile can't be opened. */
export async function openDatabase(parts: DatabaseParts): Promise<OpenStore> {
  const { worker, folder, key, sqliteModule, scratch, log, heard } = parts;
  const store = await openStore({
    worker,
    folder,
    key,
    ...(sqliteModule !== undefined && { sqliteModule }),
    ...(scratch !== undefined && { scratch }),
    cardOf: cardRow,
    heard,
    timed: (method, ms) => {
      if (ms >= SLOW_QUERY_MS) log.info('db.slow', { method, ms: Math.round(ms) });
    },
  });
  mark('database-open');
  return store;
}
