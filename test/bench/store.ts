import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Store } from '../../main/core/interfaces/store.ts';
import { openStore } from '../../main/db/store.ts';
import { pages, worldOf } from './world.ts';

const ACCOUNT = { accountId: 'bench', carrier: 'kazoo' };
const workerUrl = new URL('../../main/db/worker.ts', import.meta.url);

export interface FilledStore {
  readonly store: Store;
  readonly folder: string;
  /** How long the orders took to enter the mirror, in milliseconds. */
  readonly filledIn: number;
  readonly close: () => Promise<void>;
}

/** A real database in a temporary folder with this many port requests in its mirror, a while after a whole pull. */
export async function filledStore(ports: number, numbersEach: number): Promise<FilledStore> {
  const folder = await mkdtemp(join(tmpdir(), 'portside-bench-'));
  const { store, close } = await openStore({ worker: workerUrl, folder, key: randomBytes(32) });
  const now = new Date().toISOString();
  const started = performance.now();
  for (const page of pages(worldOf(ports, numbersEach), 500)) {
    await store.applyPage(ACCOUNT, page, { now, cursor: { scope: 'full', position: '1', complete: false } });
  }
  await store.applyPage(ACCOUNT, [], { now, cursor: { scope: 'full', position: '2', complete: true } });
  const filledIn = performance.now() - started;
  await indexed(folder);
  return {
    store,
    folder,
    filledIn,
    close: async () => {
      await close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits until the indexes of the search, which are made behind a large pull, are whole and settled. */
async function indexed(folder: string): Promise<void> {
  const mirror = new Database(join(folder, 'mirror.db'), { readonly: true });
  const done = mirror
    .prepare('SELECT indexed >= (SELECT max(id) FROM cards) AND loose < 5000 FROM search_state')
    .pluck();
  while (done.get() !== 1) await sleep(100);
  mirror.close();
}

/** Runs a step many times after a few unmeasured ones; each duration in milliseconds. */
export async function timed(
  times: number,
  step: (n: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let n = -3; n < times; n += 1) {
    const started = performance.now();
    await step(n);
    if (n >= 0) samples.push(performance.now() - started);
  }
  return samples;
}
