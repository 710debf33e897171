import type { Worker } from 'node:worker_threads';
import type { Problem } from '../../preload/contract/domain/problem.ts';
import { Refusal } from '../core/interfaces/refusal.ts';
import type { Store } from '../core/interfaces/store.ts';
import type { CardOf } from './card-record.ts';
import { withOrderTexts } from './page-texts.ts';
import { DAMAGED, storageError } from './problems.ts';
import type { DiskIsFull, Greeting, Reply, Request, WorkerStart } from './protocol.ts';
import { startThread } from './thread.ts';

export interface StoreOptions extends WorkerStart {
  /** A thread that waits already (`startThread`), or where to start one from. */
  readonly worker: Worker | URL;
  /** Makes the cards of a first pull before they reach the worker, which else makes them itself. */
  readonly cardOf?: CardOf;
  /** Told how long each call took in the worker, in milliseconds. */
  readonly timed?: (method: string, ms: number) => void;
  /** Told what became of writes, whoever asked for them. */
  readonly heard?: (news: StoreNews) => void;
}

/** `full`: the disk has no room. `failed`: the disk or the database turned something down. `written`: a write went well. */
export type StoreNews =
  | { readonly kind: 'full' | 'written' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface OpenStore {
  readonly store: Store;
  /** Sentences for the agent about what had to be repaired at this start. */
  readonly notices: readonly string[];
  /** Lets running calls finish, then settles the files. */
  readonly close: () => Promise<void>;
}

/** A write that goes well tells that the disk takes again what it is given. */
const METHODS: Readonly<Record<keyof Store, 'reads' | 'writes'>> = {
  openBoard: 'reads',
  boardPage: 'reads',
  cards: 'reads',
  portRequest: 'reads',
  timeline: 'reads',
  numberUses: 'reads',
  subAccounts: 'reads',
  applyPage: 'writes',
  unseen: 'reads',
  forgetOrder: 'writes',
  applyTimeline: 'writes',
  cursor: 'reads',
  notePull: 'writes',
  lastPulls: 'reads',
  forgetAccount: 'writes',
  enqueue: 'writes',
  mutation: 'reads',
  outbox: 'reads',
  laneHeads: 'reads',
  beginAttempt: 'writes',
  endAttempt: 'writes',
  requeue: 'writes',
  withdraw: 'writes',
  decide: 'writes',
  keptValue: 'reads',
  recreate: 'writes',
  recoverAttempts: 'writes',
  links: 'reads',
  addDocument: 'writes',
  document: 'reads',
  delivery: 'reads',
  deliveryMark: 'reads',
  markDelivery: 'writes',
  join: 'writes',
  part: 'writes',
  lookalikes: 'reads',
  setDocumentKind: 'writes',
  removeDocument: 'writes',
};

/** Opens the database in its worker. Rejects with a `Refusal` when the profile can't be opened. */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const { folder, key, sqliteModule, scratch, cardOf, timed, heard } = options;
  const start: WorkerStart = {
    folder,
    key,
    ...(sqliteModule !== undefined && { sqliteModule }),
    ...(scratch !== undefined && { scratch }),
  };
  const worker = options.worker instanceof URL ? startThread(options.worker) : options.worker;
  worker.postMessage(start);
  const notices = await greeted(worker, heard);
  const calls = new Calls(worker, cardOf, timed, heard);
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

function greeted(worker: Worker, heard: StoreOptions['heard']): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => {
      void worker.terminate();
      reject(error);
    };
    worker.once('error', () => failed(stopped()));
    const listen = (greeting: Greeting | DiskIsFull) => {
      if ('full' in greeting) {
        heard?.({ kind: 'full' });
        return;
      }
      worker.off('message', listen);
      if (greeting.ready) resolve(greeting.notices);
      else failed(new Refusal(greeting.problem));
    };
    worker.on('message', listen);
  });
}

interface Waiting {
  readonly method: Request['method'];
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One message for each call, one for each answer. */
class Calls {
  readonly #worker: Worker;
  readonly #cardOf: StoreOptions['cardOf'];
  readonly #timed: StoreOptions['timed'];
  readonly #heard: StoreOptions['heard'];
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #stopped = false;

  constructor(
    worker: Worker,
    cardOf: StoreOptions['cardOf'],
    timed: StoreOptions['timed'],
    heard: StoreOptions['heard'],
  ) {
    this.#worker = worker;
    this.#cardOf = cardOf;
    this.#timed = timed;
    this.#heard = heard;
    worker.on('message', (reply: Reply | DiskIsFull) => {
      if ('full' in reply) heard?.({ kind: 'full' });
      else this.#answered(reply);
    });
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
      const sent = method === 'applyPage' ? withOrderTexts(input, this.#cardOf) : input;
      this.#worker.postMessage({ id, method, input: sent } satisfies Request);
    });
  }

  #answered(reply: Reply): void {
    const call = this.#waiting.get(reply.id);
    if (!call) return;
    this.#waiting.delete(reply.id);
    if (reply.ok) {
      this.#timed?.(call.method, reply.ms);
      if (!isRead(call.method)) this.#heard?.({ kind: 'written' });
      this.#resolve(call, reply);
      return;
    }
    const { problem } = reply;
    if (problem.code === 'storage') this.#heard?.({ kind: 'failed', problem });
    call.reject(new Refusal(problem));
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
    if (this.#waiting.size > 0) this.#heard?.({ kind: 'failed', problem: stopped().problem });
    for (const { reject } of this.#waiting.values()) reject(stopped());
    this.#waiting.clear();
  }
}

function isRead(method: string): boolean {
  return method in METHODS && METHODS[method as keyof Store] === 'reads';
}

function stopped(): Refusal {
  return storageError(
    'The local database has stopped.',
    'Start Portside again. Everything that was shown as saved is still there.',
  );
}
