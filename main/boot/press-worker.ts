import { parentPort } from 'node:worker_threads';
import type { Problem } from '../../preload/contract/domain/problem.ts';
import { problemIn } from '../core/interfaces/refusal.ts';
import { type PressTasks, pressTasks } from './press-tasks.ts';

/** One thing to do; the next is sent when this one is answered. */
export interface PressOrder {
  readonly task: keyof PressTasks;
  readonly input: readonly unknown[];
}

/** `problem` is absent for what nobody foresaw: its name only. */
export type PressAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem?: Problem; readonly name: string };

async function answer({ task, input }: PressOrder): Promise<PressAnswer> {
  try {
    const run = pressTasks[task] as (...values: readonly unknown[]) => Promise<unknown>;
    return { ok: true, value: await run(...input) };
  } catch (error) {
    const problem = problemIn(error);
    return { ok: false, name: error instanceof Error ? error.name : '', ...(problem && { problem }) };
  }
}

const main = parentPort;
if (!main) throw new Error('the press works in a worker thread');
main.on('message', (order: PressOrder) => {
  void answer(order).then((said) => main.postMessage(said));
});
