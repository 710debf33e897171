import type { Instant } from '../../../preload/contract/domain/time.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';

/** Orders remembered; the newest ones stay. */
const MOST = 1_000;
/** Whole minutes: more would be a claim that nobody can back, and never later than a change made right after. */
const MINUTE = 60_000;

/**
 * When an order was first seen, on the carrier's clock in milliseconds: Flowroute tells no creation, and no time at all
 * while an order is pending (`carriers/telnyx-flowroute-s3.md` §C). Kept in the cursor of a pull, so that the same order
 * reads the same after a restart.
 */
export class Sightings {
  readonly #first = new Map<string, number>();

  /** The first sight of this order, which is now when there was none before. */
  at(id: string, now: number): Instant {
    const first = this.#first.get(id) ?? Math.floor(now / MINUTE) * MINUTE;
    if (!this.#first.has(id)) this.#first.set(id, first);
    return toInstant(first);
  }

  /** The first sight, where there was one. */
  known(id: string): Instant | undefined {
    const first = this.#first.get(id);
    return first === undefined ? undefined : toInstant(first);
  }

  /** Takes over what a cursor kept, which is the older memory. */
  recall(kept: Readonly<Record<string, number>>): void {
    for (const [id, at] of Object.entries(kept)) this.#first.set(id, at);
  }

  /** For a cursor. */
  kept(): Readonly<Record<string, number>> {
    const all = [...this.#first];
    if (all.length <= MOST) return Object.fromEntries(all);
    return Object.fromEntries(all.sort(([, one], [, other]) => other - one).slice(0, MOST));
  }
}
