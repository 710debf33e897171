import type { Log } from '../core/interfaces/ports.ts';
import { errorFacts } from '../log/error-facts.ts';

type Step = readonly [name: string, run: () => Promise<void>];

/** Runs the steps one after the other. One that fails is noted and holds up none: without the last, nothing is sent. */
export async function beginInOrder(log: Log, steps: readonly Step[]): Promise<void> {
  for (const [name, run] of steps) {
    try {
      await run();
    } catch (error) {
      log.warn('begin.step', { step: name, ...errorFacts(error) });
    }
  }
}
