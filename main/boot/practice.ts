import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { adapters } from '../carriers/registry.ts';
import type { StartPractice } from '../core/accounts/practice.ts';
import type { AccountBook, Log } from '../core/interfaces/ports.ts';
import { errorFacts } from '../log/error-facts.ts';
import { houseOf, practiceCarriers } from './practice-carriers.ts';
import type { PracticeStart, PracticeUrls, PracticeWord } from './practice-worker.ts';

export interface PracticeParts {
  /** `practice-worker.ts` under Node, the bundled `practice-worker.js` in the app. */
  readonly workerUrl: URL;
  /** Absolute; the practice worlds are kept here. */
  readonly folder: string;
  readonly key: () => Buffer;
  readonly book: AccountBook;
  readonly log: Log;
  readonly now: () => number;
}

export interface Practice {
  /** Starts the practice carriers, once, and tells how to sign in to those that Portside has an adapter for. */
  readonly start: StartPractice;
  /** Starts them again for accounts of an earlier run, at the addresses those accounts know where they are free. */
  readonly resume: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Running {
  readonly urls: PracticeUrls;
  readonly worker: Worker;
}

const registered: ReadonlySet<string> = new Set(adapters.map(({ description }) => description.id));

function portOf(url: string): number {
  return URL.canParse(url) ? Number(new URL(url).port) || 0 : 0;
}

/** The practice carriers of this run: real servers on the loopback interface, as the adapters know them, on their own thread. */
export function createPractice({ workerUrl, folder, key, book, log, now }: PracticeParts): Practice {
  let running: Promise<Running> | undefined;

  /** The practice accounts, each with the house it lives in. */
  const lodgers = () =>
    book.list().flatMap((account) => {
      const house = account.practice ? houseOf(account.carrier) : undefined;
      return house ? [{ account, house }] : [];
    });

  function launch(): Promise<Running> {
    const known = lodgers();
    const port = (house: keyof PracticeUrls) =>
      portOf(known.find((lodger) => lodger.house === house)?.account.baseUrl ?? '');
    const ports = { kazoo: port('kazoo'), telnyx: port('telnyx'), flowroute: port('flowroute') };
    const start: PracticeStart = { folder, key: key(), ports, now: now() };
    const worker = new Worker(workerUrl, { workerData: start, name: 'practice' });
    return new Promise((resolve, reject) => {
      worker.on('message', (word: PracticeWord) => {
        if (word.kind === 'open') resolve({ urls: word.urls, worker });
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

  function run(): Promise<Running> {
    running ??= launch();
    return running;
  }

  return {
    start: async () => {
      const { urls } = await run();
      const all = await practiceCarriers(urls);
      return all.filter(({ carrier }) => registered.has(carrier));
    },
    resume: async () => {
      const known = lodgers();
      if (known.length === 0) return;
      const { urls } = await run();
      for (const { account, house } of known.filter(
        (lodger) => lodger.account.baseUrl !== urls[lodger.house],
      )) {
        await book.save({ ...account, baseUrl: urls[house] }, await book.credentials(account.id));
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
