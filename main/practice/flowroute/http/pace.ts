const SECOND_MS = 1000;

/** Counts requests of the running second: enough to answer 429 as a limit per endpoint would. */
export class Pace {
  #second = Number.NEGATIVE_INFINITY;
  #count = 0;

  /** True when one more request at `now` (milliseconds) stays within `perSecond`. */
  admits(perSecond: number | null, now: number): boolean {
    if (perSecond === null) return true;
    const second = Math.floor(now / SECOND_MS);
    if (second !== this.#second) {
      this.#second = second;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= perSecond;
  }
}
