import { Worker } from 'node:worker_threads';
import { Refusal, refuse } from '../core/interfaces/refusal.ts';
import type { DataPlaces, DataTasks } from './data-tasks.ts';
import type { DataAnswer, DataStart } from './data-worker.ts';

type Outcome<Task extends keyof DataTasks> = Awaited<ReturnType<DataTasks[Task]>>;

/** Does one task in a thread of its own, so that main's stays free. Rejects with a `Refusal`. */
export function runData<Task extends keyof DataTasks>(
  url: URL,
  places: DataPlaces,
  task: Task,
  ...input: Parameters<DataTasks[Task]>
): Promise<Outcome<Task>> {
  const start: DataStart = { places, task, input };
  const worker = new Worker(url, { name: `data ${task}`, workerData: start });
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: DataAnswer) => {
      if (answer.ok) resolve(answer.value as Outcome<Task>);
      else reject(new Refusal(answer.problem));
    });
    const broken = () =>
      refuse(
        'storage',
        'Portside could not do this with its data.',
        'Start Portside again, then try once more.',
      );
    worker.once('error', () => reject(broken()));
    worker.once('exit', () => reject(broken()));
  });
}
