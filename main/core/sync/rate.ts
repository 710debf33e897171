import type { Clock } from '../interfaces/ports.ts';

/** `now`: the agent waits for it, or it is a change on its way. `background`: it can let those go first. */
export type Urgency = 'now' | 'background';

export interface RateLimit {
  /** Resolves when one request may leave: what is urgent first, then in the order of asking. */
  readonly take: (urgency: Urgency) => Promise<void>;
  /** The carrier wants to be asked nothing for so many milliseconds: afterwards requests leave one by one. */
  readonly spentFor: (ms: number) => void;
}

/** A token bucket: `burst` requests at once, then `perSecond`. */
export function createRateLimit(
  clock: Clock,
  { burst, perSecond }: { readonly burst: number; readonly perSecond: number },
): RateLimit {
  let tokens = burst;
  let filledAt = clock.steady();
  const waiting: Readonly<Record<Urgency, (() => void)[]>> = { now: [], background: [] };
  let timer = false;

  const isWaiting = () => waiting.now.length + waiting.background.length > 0;
  const refill = () => {
    const now = clock.steady();
    // It begins to fill where a hold ends.
    if (now <= filledAt) return;
    tokens = Math.min(burst, tokens + ((now - filledAt) * perSecond) / 1_000);
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
      const inMs = filledAt - clock.steady() + ((1 - tokens) * 1_000) / perSecond;
      clock.after(Math.max(1, Math.ceil(inMs)), serve);
    }
  };
  return {
    take: (urgency) =>
      new Promise<void>((resolve) => {
        waiting[urgency].push(resolve);
        if (!timer) serve();
      }),
    spentFor: (ms) => {
      tokens = 0;
      filledAt = Math.max(filledAt, clock.steady() + ms);
    },
  };
}
