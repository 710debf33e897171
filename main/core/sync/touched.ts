import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Clock, Publish, Touched } from '../interfaces/ports.ts';

/** Milliseconds between two `changed` events at least. */
export const CHANGED_EVERY = 100;
/** More ids than this and the page is better off refetching what it shows. */
const MOST_IDS = 500;

/** Gathers what looks different and tells the page at most every 100 ms. */
export function createTouched(clock: Clock, publish: Publish): Touched {
  let ids = new Set<PortRequestId>();
  let board = false;
  let waiting = false;
  let last = Number.NEGATIVE_INFINITY;

  const flush = () => {
    waiting = false;
    last = clock.now();
    const payload = { ids: [...ids].slice(0, MOST_IDS), board: board || ids.size > MOST_IDS };
    ids = new Set();
    board = false;
    publish('changed', payload);
  };

  return (touched, alsoBoard = true) => {
    if (touched.length === 0 && !alsoBoard) return;
    for (const id of touched) ids.add(id);
    board ||= alsoBoard && touched.length > 0;
    if (waiting || (ids.size === 0 && !board)) return;
    waiting = true;
    // A clock that was set back must not hold the page for a day.
    const wait = Math.min(CHANGED_EVERY, last + CHANGED_EVERY - clock.now());
    clock.after(Math.max(0, wait), flush);
  };
}
