import { join } from 'node:path';
import type { StartPractice } from '../core/accounts/practice.ts';
import type { AccountBook, Log } from '../core/interfaces/ports.ts';
import { errorFacts } from '../log/error-facts.ts';
import type { PracticeKazoo } from '../practice/kazoo/server.ts';

export interface PracticeParts {
  /** Absolute; the practice world is kept here. */
  readonly folder: string;
  readonly key: () => Buffer;
  readonly book: AccountBook;
  readonly log: Log;
  readonly now: () => number;
}

export interface Practice {
  /** Starts the practice carriers, once, and tells how to sign in to them. */
  readonly start: StartPractice;
  /** Starts them again for accounts of an earlier run, at the address those accounts know if it is free. */
  readonly resume: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Loaded when somebody practises, never at an ordinary start. */
const loadWorld = () => import('./practice-world.ts');

const SAVE_EVERY_MS = 15_000;

function portOf(url: string): number {
  return URL.canParse(url) ? Number(new URL(url).port) || 0 : 0;
}

/** The practice carriers of this run: real servers on the loopback interface, as the adapters know them. */
export function createPractice({ folder, key, book, log, now }: PracticeParts): Practice {
  const path = join(folder, 'practice-kazoo.sealed');
  let running: Promise<PracticeKazoo> | undefined;
  let saved = '';
  let timer: NodeJS.Timeout | undefined;

  let saving: Promise<void> = Promise.resolve();

  async function saveChanges(): Promise<void> {
    const ports = (await running)?.control.ports() ?? [];
    const { fingerprint, writeWorld } = await loadWorld();
    const print = fingerprint(ports);
    if (print === saved || ports.length === 0) return;
    await writeWorld(path, key(), ports);
    saved = print;
  }

  /** One at a time: the timer's and the last one could meet. */
  function save(): Promise<void> {
    saving = saving.catch(() => undefined).then(saveChanges);
    return saving;
  }

  async function launch(port: number): Promise<PracticeKazoo> {
    const { readWorld } = await loadWorld();
    const { startPracticeKazoo } = await import('../practice/kazoo/server.ts');
    const seed = await readWorld(path, key(), now());
    const kazoo = await startPracticeKazoo({ seed, port }).catch(() => startPracticeKazoo({ seed }));
    timer = setInterval(
      () => void save().catch((error: unknown) => log.warn('practice.save', errorFacts(error))),
      SAVE_EVERY_MS,
    );
    timer.unref();
    return kazoo;
  }

  function run(port = 0): Promise<PracticeKazoo> {
    running ??= launch(port).catch((error: unknown) => {
      running = undefined;
      throw error;
    });
    return running;
  }

  const kazooAccounts = () => book.list().filter(({ practice, carrier }) => practice && carrier === 'kazoo');

  return {
    start: async () => {
      const { url } = await run(portOf(kazooAccounts()[0]?.baseUrl ?? ''));
      const { PRACTICE_CREDENTIALS } = await import('../practice/kazoo/seed/credentials.ts');
      const { accountRealm, username, password } = PRACTICE_CREDENTIALS;
      const values = { user: username, password, account: accountRealm };
      return [
        {
          carrier: 'kazoo',
          name: 'Practice Kazoo',
          baseUrl: url,
          credentials: { method: 'password', values },
        },
      ];
    },
    resume: async () => {
      const accounts = kazooAccounts();
      if (accounts.length === 0) return;
      const { url } = await run(portOf(accounts[0]?.baseUrl ?? ''));
      for (const account of accounts.filter(({ baseUrl }) => baseUrl !== url)) {
        await book.save({ ...account, baseUrl: url }, await book.credentials(account.id));
      }
    },
    close: async () => {
      clearInterval(timer);
      if (!running) return;
      await save();
      await (await running).close();
    },
  };
}
