import { setTimeout as sleep } from 'node:timers/promises';

export interface PaceLimits {
  /** Most that can be spent at once. */
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * A token bucket over single requests, which only an adapter can count: one call of its may be several of them.
 * Whoever asks first leaves first.
 */
export class Pace {
  readonly #limits: PaceLimits;
  #tokens: number;
  #filled = performance.now();
  #last: Promise<void> = Promise.resolve();

  constructor(limits: PaceLimits) {
    this.#limits = limits;
    this.#tokens = limits.burst;
  }

  /** Resolves when a request of this cost may leave. */
  take(cost = 1): Promise<void> {
    this.#last = this.#last.then(() => this.#spend(cost));
    return this.#last;
  }

  async #spend(cost: number): Promise<void> {
    for (;;) {
      const now = performance.now();
      const { burst, perSecond } = this.#limits;
      this.#tokens = Math.min(burst, this.#tokens + ((now - this.#filled) / 1000) * perSecond);
      this.#filled = now;
      if (this.#tokens >= cost) break;
      await sleep(Math.ceil(((cost - this.#tokens) / perSecond) * 1000));
    }
    this.#tokens -= cost;
  }
}
