import { Worker } from 'node:worker_threads';
import type { WorkerBeginning } from './protocol.ts';

/**
 * Starts the database's thread, which then waits to be told what to open (`openStore`): so it can come up before the key
 * is there. `url` is `worker.ts` under Node, the bundled `db-worker.js` in the app. With `beginning` it loads SQLite, reads
 * the first board and looks at the mirror meanwhile.
 */
export function startThread(url: URL, beginning?: WorkerBeginning): Worker {
  const transferList = beginning?.firstBoard ? [beginning.firstBoard] : [];
  return new Worker(url, { name: 'database', workerData: beginning, transferList });
}
