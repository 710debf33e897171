import fc from 'fast-check';
import { type History, histories } from './commands.ts';
import { play } from './history.ts';

/** A history that violates something, as small as it could be made. */
export interface Failure {
  /** `npm run torture -- --seed N` plays it again. */
  readonly seed: number;
  readonly history: History;
  readonly violated: readonly string[];
}

/** Milliseconds that may go into making one failing history smaller. */
const SHRINKING = 60_000;

export function historyOf(seed: number): History {
  const [history] = fc.sample(histories, { seed, numRuns: 1 });
  if (!history) throw new Error('no history comes of this seed');
  return history;
}

/** Plays the history of a seed; one that fails is made smaller. */
export async function checkSeed(seed: number): Promise<Failure | undefined> {
  const history = historyOf(seed);
  const violated = await violatedBy(history);
  return violated.length === 0 ? undefined : smaller({ seed, history, violated });
}

/** A history that dies is as bad as one that violates something. */
export async function violatedBy(history: History): Promise<readonly string[]> {
  try {
    return await play(history);
  } catch (error) {
    return [`it broke off: ${error instanceof Error ? error.message : String(error)}`];
  }
}

async function smaller(first: Failure): Promise<Failure> {
  let least = first;
  const property = fc.asyncProperty(histories, async (history) => {
    const violated = await violatedBy(history);
    if (violated.length === 0) return true;
    least = { seed: first.seed, history, violated };
    return false;
  });
  await fc.check(property, { seed: first.seed, numRuns: 1, interruptAfterTimeLimit: SHRINKING });
  return least;
}

export function told({ seed, history, violated }: Failure): string {
  const { commands, ...how } = history;
  return [
    `seed ${seed} violates:`,
    ...violated.map((sentence) => `  ${sentence}`),
    `  ${JSON.stringify(how)}`,
    ...commands.map((command) => `  ${JSON.stringify(command)}`),
  ].join('\n');
}
