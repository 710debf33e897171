/** 22 November 2026, 08:00 UTC. */
export const BEGIN = Date.UTC(2026, 10, 22, 8);

interface Timer {
  readonly at: number;
  readonly n: number;
  readonly owner: object;
  readonly run: () => void;
}

/**
 * Time that stands still until it is told to go on. `steady` only grows; the computer's wall clock may be set. Timers
 * belong to somebody and can be dropped with them, as a process loses its timers when it dies.
 */
export class SimClock {
  #steady = 0;
  #set = 0;
  #count = 0;
  readonly #timers = new Set<Timer>();

  /** The computer's wall clock, milliseconds since 1970. */
  now(): number {
    return BEGIN + this.#steady + this.#set;
  }

  /** Milliseconds since the world began; nobody sets it. */
  steady(): number {
    return this.#steady;
  }

  /** What clocks that nobody sets show, such as a carrier's: milliseconds since 1970. */
  truth(): number {
    return BEGIN + this.#steady;
  }

  /** Somebody sets the computer's clock, forward or back: no time passes. */
  set(ms: number): void {
    this.#set += ms;
  }

  after(owner: object, ms: number, run: () => void): () => void {
    this.#count += 1;
    const timer = { at: this.#steady + Math.max(0, ms), n: this.#count, owner, run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  drop(owner: object): void {
    for (const timer of this.#timers) if (timer.owner === owner) this.#timers.delete(timer);
  }

  pending(owner: object): number {
    let count = 0;
    for (const timer of this.#timers) if (timer.owner === owner) count += 1;
    return count;
  }

  /** When the next timer is due, on the steady clock. */
  next(): number {
    return this.#first()?.at ?? Number.POSITIVE_INFINITY;
  }

  /** Lets time pass until the next timer and fires it. */
  fire(): void {
    const timer = this.#first();
    if (!timer) return;
    this.#steady = Math.max(this.#steady, timer.at);
    this.#timers.delete(timer);
    timer.run();
  }

  /** Lets time pass; no timer may be due before that. */
  passUntil(steady: number): void {
    this.#steady = Math.max(this.#steady, steady);
  }

  #first(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (!first || timer.at < first.at || (timer.at === first.at && timer.n < first.n)) first = timer;
    }
    return first;
  }
}
