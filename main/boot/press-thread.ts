import { Worker } from 'node:worker_threads';
import { Refusal, type Refusal as Refused } from '../core/interfaces/refusal.ts';
import type { PressTasks } from './press-tasks.ts';
import type { PressAnswer, PressOrder } from './press-worker.ts';

type TaskName = keyof PressTasks;
type Outcome<Task extends TaskName> = Awaited<ReturnType<PressTasks[Task]>>;

export interface PressLimits {
  /** Milliseconds that a task may take. */
  readonly patience: Readonly<Record<TaskName, number>>;
  /** Megabytes of JavaScript objects, and by how many the process may grow during a task: pixels lie outside of them. */
  readonly heapMb: number;
  readonly growthMb: number;
}

/** Why a task brought nothing: it ended the thread, or met what nobody foresaw, by the name of its error. */
export type Why = 'slow' | 'large' | 'broken';
export type Trouble = (task: TaskName, why: Why, name: string) => Refused;

export interface PressThread {
  /** One task after the other. Rejects with a `Refusal`; after a death the next one starts a new thread. */
  readonly run: <Task extends TaskName>(
    task: Task,
    ...input: Parameters<PressTasks[Task]>
  ) => Promise<Outcome<Task>>;
  readonly close: () => Promise<void>;
}

/** How often the memory is looked at, and how long an idle thread is kept, in milliseconds. */
const LOOK_MS = 100;
const IDLE_MS = 120_000;

/** A thread of the press, started with its first task. `url` is `press-worker.ts` under Node, the bundled file in the app. */
export function openPressThread(url: URL, name: string, limits: PressLimits, trouble: Trouble): PressThread {
  let worker: Worker | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  function started(): Worker {
    const fresh = new Worker(url, { name, resourceLimits: { maxOldGenerationSizeMb: limits.heapMb } });
    fresh.unref();
    // Who waits for it hears of it too; between tasks nobody does.
    fresh.on('error', () => undefined);
    fresh.on('exit', () => {
      if (worker === fresh) worker = undefined;
    });
    return fresh;
  }

  async function one(task: TaskName, input: readonly unknown[]): Promise<unknown> {
    clearTimeout(idle);
    worker ??= started();
    const said = await heard(worker, { task, input }, limits);
    if (typeof said === 'string') {
      await end();
      throw trouble(task, said, '');
    }
    idle = setTimeout(() => void end(), IDLE_MS).unref();
    if (said.ok) return said.value;
    throw said.problem ? new Refusal(said.problem) : trouble(task, 'broken', said.name);
  }

  return {
    run: (task, ...input) => {
      const next = turn.then(() => one(task, input));
      turn = next.catch(() => undefined);
      return next as Promise<Outcome<typeof task>>;
    },
    close: end,
  };
}

type Heard = PressAnswer | Why;

/** The answer to one order, or why there is none. */
function heard(worker: Worker, order: PressOrder, { patience, growthMb }: PressLimits): Promise<Heard> {
  const most = process.memoryUsage.rss() + growthMb * 1024 * 1024;
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) =>
      settle(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'large' : 'broken');
    const exited = () => settle('broken');
    const settle = (outcome: Heard) => {
      clearTimeout(late);
      clearInterval(looks);
      worker.off('message', settle).off('error', failed).off('exit', exited);
      resolve(outcome);
    };
    const late = setTimeout(() => settle('slow'), patience[order.task]);
    const looks = setInterval(() => {
      if (process.memoryUsage.rss() > most) settle('large');
    }, LOOK_MS);
    worker.on('message', settle).on('error', failed).on('exit', exited);
    worker.postMessage(order);
  });
}
