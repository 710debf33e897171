import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { checkSeed, type Failure, historyOf, told, violatedBy } from './check.ts';

/** `npm run torture -- --histories 100000 --seed 1`: any number of histories, on every core. */

interface Share {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly first: boolean;
}

interface Progress {
  readonly played: number;
  readonly failure?: Failure;
}

async function work({ from, to, step, first }: Share): Promise<void> {
  for (let seed = from; seed < to; seed += step) {
    const failure = await (first ? asItIs(seed) : checkSeed(seed));
    parentPort?.postMessage({ played: 1, ...(failure && { failure }) } satisfies Progress);
  }
}

async function asItIs(seed: number): Promise<Failure | undefined> {
  const history = historyOf(seed);
  const violated = await violatedBy(history);
  return violated.length === 0 ? undefined : { seed, history, violated };
}

async function share(): Promise<void> {
  const { values } = parseArgs({
    options: {
      histories: { type: 'string' },
      seed: { type: 'string', default: process.env.PORTSIDE_SEED ?? String(Date.now() % 1_000_000_000) },
      /** Stops at the first that fails, and does not make it smaller. */
      first: { type: 'boolean', default: false },
      workers: { type: 'string', default: String(availableParallelism()) },
    },
  });
  const from = Number(values.seed);
  const count = Number(values.histories ?? (process.env.PORTSIDE_SEED === undefined ? 10_000 : 1));
  const step = Math.min(Number(values.workers), count);
  process.stdout.write(`seeds ${from} to ${from + count - 1}, ${step} at a time\n`);
  const began = performance.now();
  let played = 0;
  let failed = 0;
  const workers = Array.from({ length: step }, (_, index) => {
    const part: Share = { from: from + index, to: from + count, step, first: values.first };
    return new Worker(new URL(import.meta.url), { workerData: part });
  });
  const heard = (progress: Progress) => {
    played += progress.played;
    if (progress.failure) {
      failed += 1;
      process.stdout.write(`${told(progress.failure)}\n`);
      if (values.first) for (const worker of workers) void worker.terminate();
    }
    if (played % 1_000 === 0) process.stdout.write(`${played} played, ${failed} failed\n`);
  };
  await Promise.all(workers.map((worker) => ended(worker, heard)));
  const seconds = (performance.now() - began) / 1_000;
  const rate = (played / seconds).toFixed(1);
  process.stdout.write(`${played} histories, ${failed} failed, ${seconds.toFixed(0)} s, ${rate} a second\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function ended(worker: Worker, heard: (progress: Progress) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.on('message', heard);
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}

await (isMainThread ? share() : work(workerData as Share));
