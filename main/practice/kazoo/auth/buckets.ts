const CAPACITY = 100;
const PER_SECOND = 10;

/** What a request took and what is left, as the envelope's `tokens` tells it. */
export interface Consumption {
  readonly consumed: number;
  readonly remaining: number;
}

/** Kazoo's token buckets: 100 tokens each, 10 more every second (carriers/kazoo.md §3). */
export class Buckets {
  readonly #levels = new Map<string, { level: number; at: number }>();

  /** Takes `cost` from the bucket of `key` at `now` (milliseconds); null when there is not enough. */
  take(key: string, cost: number, now: number): Consumption | null {
    const bucket = this.#levels.get(key) ?? { level: CAPACITY, at: now };
    const gained = (Math.max(0, now - bucket.at) / 1000) * PER_SECOND;
    const level = Math.min(CAPACITY, bucket.level + gained);
    const enough = level >= cost;
    this.#levels.set(key, { level: enough ? level - cost : level, at: now });
    return enough ? { consumed: cost, remaining: Math.floor(level - cost) } : null;
  }

  /** Every bucket full again. */
  refill(): void {
    this.#levels.clear();
  }
}
