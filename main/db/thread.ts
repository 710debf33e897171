import { Worker } from 'node:worker_threads';
import type { WorkerAhead } from './protocol.ts';

/**
 * Starts the database's thread, which then waits to be told what to open (`openStore`): so it can come up before the key
 * is there. `url` is `worker.ts` under Node, the bundled `db-worker.js` in the app. With `ahead` it loads SQLite and looks
 * at the mirror meanwhile.
 */
export function startThread(url: URL, ahead?: WorkerAhead): Worker {
  return new Worker(url, { name: 'database', workerData: ahead });
}
