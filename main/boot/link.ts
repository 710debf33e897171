import type { Clock } from '../core/interfaces/ports.ts';

/** Milliseconds between two looks. While the link is down they are close together: nothing else goes on then. */
const EVERY = { up: 1_000, down: 200 } as const;

/** Looks at the system's link and tells when it is up again. Returns the end of it. */
export function watchLink(clock: Pick<Clock, 'after'>, isUp: () => boolean, back: () => void): () => void {
  let wasUp = isUp();
  let cancel: () => void;
  const wait = (): void => {
    cancel = clock.after(wasUp ? EVERY.up : EVERY.down, look);
  };
  const look = (): void => {
    const now = isUp();
    if (now && !wasUp) back();
    wasUp = now;
    wait();
  };
  wait();
  return () => cancel();
}
