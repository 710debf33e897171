import { Worker } from 'node:worker_threads';

/**
 * Starts the database's thread, which then waits to be told what to open (`openStore`): so it can come up before the key
 * is there. `url` is `worker.ts` under Node, the bundled `db-worker.js` in the app.
 */
export function startThread(url: URL): Worker {
  return new Worker(url, { name: 'database' });
}
