import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.ts';

/** The app's threads that tests start without Electron. */
export const THREADS = {
  db: 'main/db/worker.ts',
  press: 'main/boot/press-worker.ts',
  practice: 'main/boot/practice-worker.ts',
} as const;

/** Where a run of tests keeps them bundled (`thread-bundles.ts`). */
export const BUNDLES = 'PORTSIDE_THREAD_BUNDLES';

/** A thread of the app to start: bundled by this run of tests, or else as it is written. */
export function threadUrl(name: keyof typeof THREADS): URL {
  const bundles = process.env[BUNDLES];
  return pathToFileURL(bundles ? join(bundles, `${name}.mjs`) : join(root, THREADS[name]));
}
