/** Keeps an account from being asked again and again while it does not answer. It keeps no time: see `reach.ts`. */
export interface Breaker {
  readonly isOpen: () => boolean;
  /** Looks and openings in a row that were in vain; 0 while all is well. */
  readonly trips: () => number;
  readonly succeeded: () => void;
  /** `atOnce` for an unreachable host, else after some failures in a row. */
  readonly failed: (atOnce: boolean) => void;
  /** The one cheap read that may try while it is open has failed as well. */
  readonly lookedInVain: () => void;
  /** The network is said to be back: the next wait is a short one again. */
  readonly retryNow: () => void;
}

const FAILURES_IN_A_ROW = 5;

export function createBreaker(): Breaker {
  let failures = 0;
  let trips = 0;
  let isOpen = false;
  return {
    isOpen: () => isOpen,
    trips: () => trips,
    succeeded: () => {
      failures = 0;
      trips = 0;
      isOpen = false;
    },
    failed: (atOnce) => {
      failures += 1;
      // Requests that were under way when it opened must not prolong it.
      if (isOpen || (!atOnce && failures < FAILURES_IN_A_ROW)) return;
      isOpen = true;
      trips = 1;
    },
    lookedInVain: () => {
      if (isOpen) trips += 1;
    },
    retryNow: () => {
      if (isOpen) trips = 1;
    },
  };
}
