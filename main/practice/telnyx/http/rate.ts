import { refusal } from '../answer.ts';
import type { Switches } from '../site.ts';

/** The headers that tell how much is left; `reset` in seconds. */
export type RateHeaders = Readonly<Record<string, string>>;

const headersOf = (limit: number, remaining: number, seconds: number): RateHeaders => ({
  'x-ratelimit-limit': String(limit),
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(seconds),
});

/** 429 with its headers (carriers/telnyx-flowroute-s3.md §B). */
export const tooMany = (limit: number, seconds: number) =>
  refusal(
    429,
    [{ code: '10011', detail: 'You have exceeded the maximum number of allowed requests.' }],
    headersOf(limit, 0, seconds),
  );

/** Counts requests in windows of fixed length. */
export class Rate {
  #start = 0;
  #used = 0;

  /** Takes one request at `now` (milliseconds); refuses when the window is used up. */
  take(switches: Pick<Switches, 'rateLimit'>, now: number): RateHeaders {
    if (!switches.rateLimit) return {};
    const { limit, seconds } = switches.rateLimit;
    if (now - this.#start >= seconds * 1000) {
      this.#start = now;
      this.#used = 0;
    }
    const left = Math.ceil(seconds - (now - this.#start) / 1000);
    if (this.#used >= limit) throw tooMany(limit, left);
    this.#used += 1;
    return headersOf(limit, limit - this.#used, left);
  }
}
