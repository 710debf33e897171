import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { errorFacts } from '../log/error-facts.ts';
import { startPracticeKazoo } from '../practice/kazoo/server.ts';
import { fingerprint, readWorld, writeWorld } from './practice-world.ts';

/** What the thread is started with. */
export interface PracticeStart {
  /** Absolute file that the practice world is kept in. */
  readonly path: string;
  /** 32 bytes that seal it. */
  readonly key: Uint8Array;
  /** Wanted port on the loopback interface; 0 takes any. */
  readonly port: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What the thread says. */
export type PracticeWord =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'not-saved'; readonly facts: Readonly<Record<string, string>> };

const SAVE_EVERY_MS = 15_000;

/** Runs the practice Kazoo and keeps its world; any message from main ends it. */
async function practise(main: MessagePort, { path, port, now, ...start }: PracticeStart): Promise<void> {
  const say = (word: PracticeWord) => main.postMessage(word);
  const key = Buffer.from(start.key);
  const seed = await readWorld(path, key, now);
  const kazoo = await startPracticeKazoo({ seed, port }).catch(() => startPracticeKazoo({ seed }));
  let saved = '';
  let saving: Promise<void> = Promise.resolve();

  async function saveChanges(): Promise<void> {
    const ports = kazoo.control.ports();
    const print = fingerprint(ports);
    if (print === saved || ports.length === 0) return;
    await writeWorld(path, key, ports);
    saved = print;
  }

  /** One at a time: the timer's and the last one could meet. */
  function save(): Promise<void> {
    saving = saving
      .then(saveChanges)
      .catch((error: unknown) => say({ kind: 'not-saved', facts: errorFacts(error) }));
    return saving;
  }

  const timer = setInterval(save, SAVE_EVERY_MS);
  main.once('message', async () => {
    clearInterval(timer);
    await save();
    await kazoo.close();
  });
  say({ kind: 'open', url: kazoo.url });
}

if (!parentPort) throw new Error('the practice carriers run in a worker thread');
await practise(parentPort, workerData as PracticeStart);
