import type { Clock } from '../interfaces/ports.ts';

export interface RateLimit {
  /** Resolves when one request may leave; in the order of asking. */
  readonly take: () => Promise<void>;
}

/** A token bucket: `burst` requests at once, then `perSecond`. */
export function createRateLimit(
  clock: Clock,
  { burst, perSecond }: { readonly burst: number; readonly perSecond: number },
): RateLimit {
  let tokens = burst;
  let filledAt = clock.now();
  const waiting: (() => void)[] = [];
  let timer = false;

  const refill = () => {
    const now = clock.now();
    // A clock set back must not empty the bucket.
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) * perSecond) / 1_000);
    filledAt = now;
  };
  const serve = () => {
    timer = false;
    refill();
    while (waiting.length > 0 && tokens >= 1) {
      tokens -= 1;
      waiting.shift()?.();
    }
    if (waiting.length > 0 && !timer) {
      timer = true;
      clock.after(Math.max(1, Math.ceil(((1 - tokens) * 1_000) / perSecond)), serve);
    }
  };
  return {
    take: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
        if (!timer) serve();
      }),
  };
}
