import type { Clock } from '../../../main/core/interfaces/ports.ts';
import type { SimClock } from './clock.ts';

/** Where a life ends: before or after its n-th effect, counted from one. */
export interface CrashAt {
  readonly effect: number;
  readonly when: 'before' | 'after';
}

/**
 * One run of the app from start to end. Every effect of the core (a call of the store, the vault or a carrier) goes
 * through `fx`; when the life is over, nothing more of it happens and nobody hears an answer, as after a kill.
 */
export class Life {
  readonly #clock: SimClock;
  #alive = true;
  #crashAt: CrashAt | undefined;
  /** Effects so far, in order. */
  readonly effects: string[] = [];
  /** Effects under way. */
  inFlight = 0;

  constructor(clock: SimClock, crashAt?: CrashAt) {
    this.#clock = clock;
    this.#crashAt = crashAt;
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** The life ends so many effects from now. */
  endIn(effects: number, when: CrashAt['when']): void {
    this.#crashAt = { effect: this.effects.length + effects, when };
  }

  end(): void {
    this.#alive = false;
    this.#clock.drop(this);
  }

  clock(): Clock & { readonly steady: () => number } {
    return {
      now: () => this.#clock.now(),
      steady: () => this.#clock.steady(),
      after: (ms, run) =>
        this.#clock.after(this, ms, () => {
          if (this.#alive) run();
        }),
    };
  }

  async fx<Value>(name: string, run: () => Value | Promise<Value>): Promise<Value> {
    if (!this.#alive) return forever();
    this.effects.push(name);
    const n = this.effects.length;
    if (n === this.#crashAt?.effect && this.#crashAt.when === 'before') {
      this.end();
      return forever();
    }
    this.inFlight += 1;
    try {
      return await run();
    } finally {
      this.inFlight -= 1;
      if (n === this.#crashAt?.effect) this.end();
      if (!this.#alive) await forever();
    }
  }
}

/** Nobody is there any more to hear it. */
function forever(): Promise<never> {
  return new Promise(() => undefined);
}
