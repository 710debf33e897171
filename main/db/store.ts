import type { Worker } from 'node:worker_threads';
import { Refusal } from '../core/interfaces/refusal.ts';
import type { Store } from '../core/interfaces/store.ts';
import { withOrderTexts } from './page-texts.ts';
import { DAMAGED, storageError } from './problems.ts';
import type { Greeting, Reply, Request, WorkerStart } from './protocol.ts';
import { startThread } from './thread.ts';

export interface StoreOptions extends WorkerStart {
  /** A thread that waits already (`startThread`), or where to start one from. */
  readonly worker: Worker | URL;
  /** Told how long each call took in the worker, in milliseconds. */
  readonly timed?: (method: string, ms: number) => void;
}

export interface OpenStore {
  readonly store: Store;
  /** Sentences for the agent about what had to be repaired at this start. */
  readonly notices: readonly string[];
  /** Lets running calls finish, then settles the files. */
  readonly close: () => Promise<void>;
}

const METHODS: Readonly<Record<keyof Store, true>> = {
  openBoard: true,
  boardPage: true,
  cards: true,
  portRequest: true,
  timeline: true,
  numberUses: true,
  subAccounts: true,
  applyPage: true,
  unseen: true,
  forgetOrder: true,
  applyTimeline: true,
  cursor: true,
  notePull: true,
  lastPulls: true,
  forgetAccount: true,
  enqueue: true,
  mutation: true,
  outbox: true,
  laneHeads: true,
  beginAttempt: true,
  endAttempt: true,
  requeue: true,
  withdraw: true,
  decide: true,
  keptValue: true,
  recreate: true,
  recoverAttempts: true,
  links: true,
  addDocument: true,
  document: true,
  delivery: true,
  deliveryMark: true,
  markDelivery: true,
  join: true,
  part: true,
  lookalikes: true,
  setDocumentKind: true,
  removeDocument: true,
};

/** Opens the database in its worker. Rejects with a `Refusal` when the profile can't be opened. */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const { folder, key, sqliteModule, timed } = options;
  const start: WorkerStart = { folder, key, ...(sqliteModule !== undefined && { sqliteModule }) };
  const worker = options.worker instanceof URL ? startThread(options.worker) : options.worker;
  worker.postMessage(start);
  const notices = await greeted(worker);
  const calls = new Calls(worker, timed);
  const entries = Object.keys(METHODS).map((method) => [
    method,
    (...input: readonly unknown[]) => calls.call(method as keyof Store, input),
  ]);
  return {
    // Each method forwards to the handler of its name, whose type in the worker derives from this same interface.
    store: Object.fromEntries(entries) as unknown as Store,
    notices,
    close: async () => {
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      await calls.call('close', []);
      await ended;
    },
  };
}

function greeted(worker: Worker): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => {
      void worker.terminate();
      reject(error);
    };
    worker.once('error', () => failed(stopped()));
    worker.once('message', (greeting: Greeting) => {
      if (greeting.ready) resolve(greeting.notices);
      else failed(new Refusal(greeting.problem));
    });
  });
}

interface Waiting {
  readonly method: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One message for each call, one for each answer. */
class Calls {
  readonly #worker: Worker;
  readonly #timed: StoreOptions['timed'];
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #stopped = false;

  constructor(worker: Worker, timed: StoreOptions['timed']) {
    this.#worker = worker;
    this.#timed = timed;
    worker.on('message', (reply: Reply) => this.#answered(reply));
    worker.on('error', () => this.#stop());
    worker.on('exit', () => this.#stop());
  }

  call(method: Request['method'], input: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#stopped) {
        reject(stopped());
        return;
      }
      const id = ++this.#last;
      this.#waiting.set(id, { method, resolve, reject });
      const sent = method === 'applyPage' ? withOrderTexts(input) : input;
      this.#worker.postMessage({ id, method, input: sent } satisfies Request);
    });
  }

  #answered(reply: Reply): void {
    const call = this.#waiting.get(reply.id);
    if (!call) return;
    this.#waiting.delete(reply.id);
    if (reply.ok) {
      this.#timed?.(call.method, reply.ms);
      this.#resolve(call, reply);
    } else call.reject(new Refusal(reply.problem));
  }

  #resolve(call: Waiting, reply: Extract<Reply, { readonly ok: true }>): void {
    try {
      call.resolve('json' in reply ? JSON.parse(reply.json) : reply.value);
    } catch {
      this.#worker.postMessage({ id: 0, method: 'suspect', input: [] } satisfies Request);
      call.reject(new Refusal(DAMAGED));
    }
  }

  #stop(): void {
    this.#stopped = true;
    for (const { reject } of this.#waiting.values()) reject(stopped());
    this.#waiting.clear();
  }
}

function stopped(): Refusal {
  return storageError(
    'The local database has stopped.',
    'Start Portside again. Everything that was shown as saved is still there.',
  );
}
