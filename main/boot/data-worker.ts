import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '../../preload/contract/domain/problem.ts';
import { toProblem } from '../db/problems.ts';
import { createDataTasks, type DataPlaces, type DataTasks } from './data-tasks.ts';

/** What the thread is started with: one task, after which it ends. */
export interface DataStart {
  readonly places: DataPlaces;
  readonly task: keyof DataTasks;
  readonly input: readonly unknown[];
}

export type DataAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Problem };

async function work(main: MessagePort, { places, task, input }: DataStart): Promise<void> {
  const say = (answer: DataAnswer) => main.postMessage(answer);
  try {
    const run = createDataTasks(places)[task] as (...values: readonly unknown[]) => unknown;
    say({ ok: true, value: await run(...input) });
  } catch (error) {
    say({ ok: false, problem: toProblem(error) });
  }
}

if (!parentPort) throw new Error('the data is worked on in a worker thread');
await work(parentPort, workerData as DataStart);
