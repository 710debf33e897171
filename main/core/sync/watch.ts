import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Clock } from '../interfaces/ports.ts';

export interface Watch {
  /** The agent looks at this port request now. */
  readonly on: (id: PortRequestId) => void;
  /** These look different at their carriers; the one in view is read again. */
  readonly changed: (ids: readonly PortRequestId[]) => void;
  readonly idle: () => Promise<void>;
}

/** Milliseconds in which a port that is opened again is not asked for again. */
const EVERY = 15_000;

/**
 * Keeps the port request in view fresh. One is read at a time, and an agent who leafs through fifty of them causes
 * no queue: only the last one counts.
 */
export function createWatch(clock: Clock, refresh: (id: PortRequestId) => Promise<void>): Watch {
  let seen: { readonly id: PortRequestId; readonly at: number } | undefined;
  let next: PortRequestId | undefined;
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    while (next !== undefined) {
      const id = next;
      next = undefined;
      await refresh(id);
    }
    running = undefined;
  };
  const ask = (id: PortRequestId): void => {
    next = id;
    running ??= run();
  };
  return {
    on: (id) => {
      const now = clock.now();
      if (seen?.id === id && Math.abs(now - seen.at) < EVERY) return;
      seen = { id, at: now };
      ask(id);
    },
    changed: (ids) => {
      if (seen && ids.includes(seen.id)) ask(seen.id);
    },
    idle: async () => {
      next = undefined;
      await running;
    },
  };
}
