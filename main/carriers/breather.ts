import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest stretch of work, in milliseconds, before the event loop gets its turn. */
const STRETCH = 5;

/** For loops over many small pieces of work on main's thread: `await` it between two pieces. */
export class Breather {
  #since = performance.now();

  /** Is the stretch used up? For loops whose pieces are so small that even an `await` that waits for nothing counts. */
  isDue(): boolean {
    return performance.now() - this.#since >= STRETCH;
  }

  /** Gives the event loop a turn when the stretch is used up; costs nothing otherwise. */
  async breathe(): Promise<void> {
    if (!this.isDue()) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
