import { randomUUID } from 'node:crypto';
import type { Clock, Random } from '../core/interfaces/ports.ts';

/** Longest time Node's timers can count; beyond it they fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** This computer's clock. */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    steady: () => performance.now(),
    after: (ms, run) => {
      const timer = setTimeout(run, Math.min(Math.max(0, ms), LONGEST_MS));
      return () => clearTimeout(timer);
    },
  };
}

export function createRandom(): Random {
  return { uuid: () => randomUUID(), fraction: () => Math.random() };
}
