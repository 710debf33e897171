import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClock, createRandom } from '../../main/boot/clock.ts';
import { kazooAdapter } from '../../main/carriers/kazoo/adapter.ts';
import type { PaceLimits } from '../../main/carriers/pace.ts';
import { createCore } from '../../main/core/api.ts';
import type { CarrierAdapter } from '../../main/core/interfaces/carrier.ts';
import { openStore } from '../../main/db/store.ts';
import { createIntake } from '../../main/files/intake.ts';
import { openVault } from '../../main/files/vault.ts';
import { PRACTICE_CREDENTIALS } from '../../main/practice/kazoo/seed/credentials.ts';
import { type PracticeOptions, startPracticeKazoo } from '../../main/practice/kazoo/server.ts';
import { loaDesk } from '../fixtures/loa-desk.ts';
import { createBook, settingsBook } from '../sync/book.ts';
import { openLink } from '../sync/link.ts';

const WORKER = new URL('../../main/db/worker.ts', import.meta.url);
/** As good as none: what is measured then is what we add. */
export const UNLIMITED: PaceLimits = { burst: 1e9, perSecond: 1e9 };

/** The core with its real database and Kazoo adapter on the real clock, before a practice Kazoo over HTTP and a cable. */
export async function openEngine({ rate, ...options }: PracticeOptions & { readonly rate?: PaceLimits }) {
  const kazoo = await startPracticeKazoo({ rateLimit: false, ...options });
  const link = await openLink(kazoo.url);
  const folder = await mkdtemp(join(tmpdir(), 'portside-bench-'));
  const key = randomBytes(32);
  const { store, close } = await openStore({ worker: WORKER, folder, key });
  const vault = openVault(join(folder, 'vault'), () => key);
  const plain = kazooAdapter(rate ? { rate } : {});
  const capabilities = { ...plain.capabilities, ...(rate && { rate }) };
  const adapter: CarrierAdapter = { ...plain, capabilities };
  const core = createCore({
    store,
    carriers: { all: [adapter], of: () => adapter },
    accounts: createBook(),
    settings: settingsBook,
    vault,
    intake: createIntake(vault),
    imageToPdf: async (bytes) => bytes,
    sha256Of: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    clock: createClock(),
    random: createRandom(),
    log: { info: () => undefined, warn: () => undefined },
    publish: () => undefined,
    startPractice: async () => [],
    chooseFiles: async () => [],
    exportWaiting: async () => undefined,
    ...loaDesk(),
  });
  await core.start();
  const account = async () => (await core.handlers['sync.status'](undefined)).accounts[0];
  return {
    core,
    kazoo,
    link,
    adapter,
    account,
    /** Signs in and resolves once everything has been read. */
    connect: async (): Promise<string> => {
      const { apiKey } = PRACTICE_CREDENTIALS;
      const { id } = await core.handlers['accounts.add']({
        carrier: 'kazoo',
        name: 'Bench',
        baseUrl: link.url,
        timeZone: 'America/Los_Angeles',
        credentials: { method: 'api-key', values: { apiKey } },
      });
      await until(async () => (await account())?.pulledAt !== undefined, 20);
      return id;
    },
    close: async () => {
      await core.stop();
      await close();
      await link.unplug();
      await kazoo.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export type BenchEngine = Awaited<ReturnType<typeof openEngine>>;

/** Asks every `every` milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, every: number): Promise<void> {
  while (!(await holds())) await sleep(every);
}
