import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StartPractice } from '../core/accounts/practice.ts';
import type { AccountBook, Log } from '../core/interfaces/ports.ts';
import { errorFacts } from '../log/error-facts.ts';
import type { PracticeStart, PracticeWord } from './practice-worker.ts';

export interface PracticeParts {
  /** `practice-worker.ts` under Node, the bundled `practice-worker.js` in the app. */
  readonly workerUrl: URL;
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

interface Running {
  readonly url: string;
  readonly worker: Worker;
}

function portOf(url: string): number {
  return URL.canParse(url) ? Number(new URL(url).port) || 0 : 0;
}

/** The practice carriers of this run: real servers on the loopback interface, as the adapters know them, on their own thread. */
export function createPractice({ workerUrl, folder, key, book, log, now }: PracticeParts): Practice {
  const path = join(folder, 'practice-kazoo.sealed');
  let running: Promise<Running> | undefined;

  function launch(port: number): Promise<Running> {
    const start: PracticeStart = { path, key: key(), port, now: now() };
    const worker = new Worker(workerUrl, { workerData: start, name: 'practice' });
    return new Promise((resolve, reject) => {
      worker.on('message', (word: PracticeWord) => {
        if (word.kind === 'open') resolve({ url: word.url, worker });
        else log.warn('practice.save', word.facts);
      });
      worker.on('error', (error) => {
        log.warn('practice.stopped', errorFacts(error));
        reject(error);
      });
      worker.on('exit', () => {
        running = undefined;
      });
    });
  }

  function run(port = 0): Promise<Running> {
    running ??= launch(port);
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
      if (!running) return;
      const { worker } = await running;
      const ended = once(worker, 'exit');
      worker.postMessage('close');
      await ended;
    },
  };
}
