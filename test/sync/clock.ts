import { randomUUID } from 'node:crypto';
import type { Clock, Random } from '../../main/core/interfaces/ports.ts';

/** Its `steady` is also the time on clocks that nobody sets, such as a carrier's. */
export interface SkippingClock extends Clock {
  /** Lets this many milliseconds pass at once. */
  readonly skip: (ms: number) => void;
  /** Somebody sets the computer's clock, forward or back: no time passes, and timers run on as before. */
  readonly set: (ms: number) => void;
  readonly close: () => void;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Time that flows as usual and can be told to jump: real sockets and an hour's wait in one test. */
export function createSkippingClock(): SkippingClock {
  let ahead = 0;
  let set = 0;
  const timers = new Set<Timer>();
  const passed = () => Date.now() + ahead;
  const fire = () => {
    const due = [...timers].filter(({ at }) => at <= passed()).sort((a, b) => a.at - b.at);
    for (const timer of due) if (timers.delete(timer)) timer.run();
  };
  const pump = setInterval(fire, 2);
  return {
    now: () => passed() + set,
    steady: passed,
    after: (ms, run) => {
      const timer = { at: passed() + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    skip: (ms) => {
      ahead += ms;
    },
    set: (ms) => {
      set += ms;
    },
    close: () => clearInterval(pump),
  };
}

export function createTestRandom(fraction: number): Random {
  return { uuid: () => randomUUID(), fraction: () => fraction };
}
