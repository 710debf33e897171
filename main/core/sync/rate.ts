import type { Clock } from '../interfaces/ports.ts';
import { LONGEST_HOLD } from './backoff.ts';

/** `now`: the agent waits for it, or it is a change on its way. `background`: it can let those go first. */
export type Urgency = 'now' | 'background';

export interface RateLimit {
  /** Resolves when one request may leave: what is urgent first, then in the order of asking. */
  readonly take: (urgency: Urgency) => Promise<void>;
  /** The carrier wants to be asked nothing before then, milliseconds since 1970: afterwards requests leave one by one. */
  readonly spentUntil: (at: number) => void;
}

/** A token bucket: `burst` requests at once, then `perSecond`. */
export function createRateLimit(
  clock: Clock,
  { burst, perSecond }: { readonly burst: number; readonly perSecond: number },
): RateLimit {
  let tokens = burst;
  let filledAt = clock.now();
  let emptyUntil = 0;
  const waiting: Readonly<Record<Urgency, (() => void)[]>> = { now: [], background: [] };
  let timer = false;

  const isWaiting = () => waiting.now.length + waiting.background.length > 0;
  const refill = () => {
    const now = clock.now();
    if (emptyUntil > now && emptyUntil - now <= LONGEST_HOLD) return;
    // What lies further ahead was told before the clock was set back.
    if (emptyUntil <= now) filledAt = Math.max(filledAt, emptyUntil);
    emptyUntil = 0;
    // A clock set back must not empty the bucket.
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) * perSecond) / 1_000);
    filledAt = now;
  };
  const serve = () => {
    timer = false;
    refill();
    while (isWaiting() && tokens >= 1) {
      tokens -= 1;
      (waiting.now.shift() ?? waiting.background.shift())?.();
    }
    if (isWaiting() && !timer) {
      timer = true;
      clock.after(Math.max(1, Math.ceil(((1 - tokens) * 1_000) / perSecond)), serve);
    }
  };
  return {
    take: (urgency) =>
      new Promise<void>((resolve) => {
        waiting[urgency].push(resolve);
        if (!timer) serve();
      }),
    spentUntil: (at) => {
      tokens = 0;
      emptyUntil = at;
      filledAt = clock.now();
    },
  };
}
