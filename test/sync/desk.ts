import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kazooAdapter } from '../../main/carriers/kazoo/adapter.ts';
import { type Core, createCore } from '../../main/core/api.ts';
import type { CarrierAdapter } from '../../main/core/interfaces/carrier.ts';
import { FULL_PULL_EVERY } from '../../main/core/sync/pace.ts';
import { type OpenStore, openStore } from '../../main/db/store.ts';
import { createIntake } from '../../main/files/intake.ts';
import { openVault } from '../../main/files/vault.ts';
import { imageToPdf } from '../../main/pdf/image-to-pdf.ts';
import { PRACTICE_CREDENTIALS, type PracticeSignIn } from '../../main/practice/kazoo/seed/credentials.ts';
import {
  type PracticeKazoo,
  type PracticeOptions,
  startPracticeKazoo,
} from '../../main/practice/kazoo/server.ts';
import type { WaitingChange } from '../../preload/contract/domain/port-requests.ts';
import type { ChannelInput } from '../../preload/contract/ipc/channels.ts';
import { type LoaDesk, loaDesk } from '../fixtures/loa-desk.ts';
import { threadUrl } from '../runtime/threads.ts';
import { createBook, settingsBook } from './book.ts';
import { createSkippingClock, createTestRandom, type SkippingClock } from './clock.ts';
import { openLink } from './link.ts';

const PAGE = 5;
// In a test that draws, `new URL` with a literal is taken for a picture of the page.
const WORKER = threadUrl('db');

/** An agent's desk: the core with its real database, vault and Kazoo adapter, before a practice Kazoo over HTTP. */
export interface Desk {
  readonly kazoo: PracticeKazoo;
  /** Where this desk reaches its carrier. */
  readonly url: string;
  readonly unplug: () => Promise<void>;
  /** The network is back, and the system says so. */
  readonly plug: () => Promise<void>;
  /** The network is back, and nobody says so. */
  readonly plugQuietly: () => Promise<void>;
  readonly clock: SkippingClock;
  /** The profile's folder: database, vault and what the agent drops. */
  readonly folder: string;
  /** Lines of the log, as JSON. */
  readonly log: readonly string[];
  readonly core: () => Core;
  readonly handlers: () => Core['handlers'];
  /** Events published so far, oldest first. */
  readonly events: { readonly name: string; readonly payload: unknown }[];
  /** Signs in, and resolves once the first pull is in. */
  readonly connect: (who?: PracticeSignIn) => Promise<string>;
  /** Adds an account of another carrier, and resolves once its first pull is in. */
  readonly connectAt: (carrier: string, baseUrl: string) => Promise<string>;
  /** Quits as an agent does and starts again on the same profile. */
  readonly restart: (between?: () => Promise<void>) => Promise<void>;
  /** The process dies: nothing is finished, and the profile is opened again. */
  readonly crash: () => Promise<void>;
  /** Waits in real time until this holds, letting timers run. */
  readonly until: (what: string, holds: () => boolean | Promise<boolean>, skip?: number) => Promise<void>;
  readonly drained: () => Promise<void>;
  /** The agent syncs after so long that everything is asked for. */
  readonly pullAll: () => Promise<void>;
  readonly waiting: () => Promise<readonly WaitingChange[]>;
  readonly file: (name: string, bytes: Uint8Array) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** `luck`: what every roll of the dice gives, so that waits are as long as the test wants. */
export async function openDesk({
  luck = 0.5,
  beside = () => [],
  line = async (url) => url,
  exportWaiting = async () => '/home/agent/waiting.zip',
  loas = loaDesk(),
  ...options
}: PracticeOptions & {
  luck?: number;
  /** Adapters that join Kazoo's, as a line in the registry would. */
  beside?: (clock: SkippingClock) => readonly CarrierAdapter[];
  /** What lies between the desk and Kazoo: takes Kazoo's address, gives the one to use. */
  line?: (url: string) => Promise<string>;
  /** The agent's answer when what waits is to be written to a file. */
  exportWaiting?: (withSecrets: boolean) => Promise<string | undefined>;
  /** What the desk's LOAs go by. */
  loas?: LoaDesk;
} = {}): Promise<Desk> {
  const clock = createSkippingClock();
  const kazoo = await startPracticeKazoo({
    seed: 'empty',
    clock: clock.steady,
    rateLimit: false,
    ...options,
  });
  const link = await openLink(await line(kazoo.url));
  const folder = await mkdtemp(join(tmpdir(), 'portside-sync-'));
  const key = randomBytes(32);
  const book = createBook();
  const vault = openVault(join(folder, 'vault'), () => key);
  const events: { name: string; payload: unknown }[] = [];
  const log: string[] = [];
  const note = (event: string, facts: object = {}) => void log.push(JSON.stringify({ event, ...facts }));
  const adapter = kazooAdapter({
    pause: () => 1,
    now: clock.now,
    timeouts: { connect: 3_000, bodyIdle: 4_000, answer: 4_000 },
  });
  const adapters: readonly CarrierAdapter[] = [adapter, ...beside(clock)];
  let opened: OpenStore;
  let core: Core;

  const start = async () => {
    opened = await openStore({ worker: WORKER, folder, key });
    core = createCore({
      store: opened.store,
      carriers: { all: adapters, of: (id) => adapters.find(({ description }) => description.id === id) },
      accounts: book,
      settings: settingsBook,
      vault,
      intake: createIntake(vault),
      imageToPdf,
      sha256Of: (bytes) => createHash('sha256').update(bytes).digest('hex'),
      clock,
      random: createTestRandom(luck),
      log: { info: note, warn: note },
      publish: (name, payload) => void events.push({ name, payload }),
      startPractice: async () => [],
      chooseFiles: async () => [],
      exportWaiting: async (_, withSecrets) => exportWaiting(withSecrets),
      ...loas,
    });
    await core.start();
  };
  await start();

  const until: Desk['until'] = async (what, holds, skip = 0) => {
    const deadline = Date.now() + 45_000;
    while (!(await holds())) {
      if (Date.now() > deadline) {
        const left = JSON.stringify(await opened.store.outbox(), undefined, 1);
        throw new Error(`waited in vain for: ${what}\noutbox: ${left}`);
      }
      if (skip > 0) clock.skip(skip);
      await new Promise((resolve) => setTimeout(resolve, PAGE));
    }
  };
  const pulledAt = async (id: string) =>
    (await core.handlers['accounts.list'](undefined)).find((account) => account.id === id)?.pulledAt;
  return {
    kazoo,
    url: link.url,
    unplug: link.unplug,
    plug: async () => {
      await link.plug();
      core.networkBack();
    },
    plugQuietly: link.plug,
    clock,
    folder,
    log,
    core: () => core,
    handlers: () => core.handlers,
    events,
    connect: async ({ apiKey } = PRACTICE_CREDENTIALS) => {
      const { id } = await core.handlers['accounts.add']({
        carrier: 'kazoo',
        name: 'Harborline Kazoo',
        baseUrl: link.url,
        timeZone: 'America/Los_Angeles',
        credentials: { method: 'api-key', values: { apiKey } },
      });
      await until('the first pull', async () => (await pulledAt(id)) !== undefined);
      return id;
    },
    connectAt: async (carrier, baseUrl) => {
      const { id } = await core.handlers['accounts.add']({
        carrier,
        name: `Harborline at ${carrier}`,
        baseUrl,
        timeZone: 'America/Los_Angeles',
        credentials: { method: 'key', values: { key: 'practice' } },
      });
      await until('the first pull', async () => (await pulledAt(id)) !== undefined);
      return id;
    },
    restart: async (between) => {
      await core.stop();
      await opened.close();
      await between?.();
      await start();
    },
    crash: async () => {
      // The old core goes on in vain: its database is gone, as after a kill.
      await opened.close();
      void core.stop();
      await start();
    },
    until,
    drained: () => until('an empty outbox', async () => (await opened.store.outbox()).length === 0, 200),
    pullAll: async () => {
      clock.skip(FULL_PULL_EVERY);
      await core.handlers['sync.now'](undefined);
    },
    waiting: () => core.handlers['outbox.list'](undefined),
    file: async (name, bytes) => {
      const path = join(folder, name);
      await writeFile(path, bytes);
      return path;
    },
    close: async () => {
      await core.stop();
      await opened.close();
      clock.close();
      await link.unplug();
      await kazoo.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let drafts = 0;

/** A draft that nobody has seen before. */
export function draft(
  accountId: string,
  changes: Partial<ChannelInput<'portRequests.create'>> = {},
): ChannelInput<'portRequests.create'> {
  drafts += 1;
  return {
    accountId,
    fields: {
      name: `Mill Street ${drafts}`,
      billingName: 'Juniper Street Dental',
      pin: '44104410',
      postalCode: '98101',
    },
    numbers: [`+1206555${String(100 + (drafts % 100)).padStart(4, '0')}`],
    ...changes,
  };
}

/** A one-page PDF that readers open. */
export function pdfBytes(text = 'one page'): Uint8Array {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n% ${text}\ntrailer\n<</Root 1 0 R>>\n%%EOF\n`,
  );
}
