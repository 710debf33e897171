import type { Clock } from '../interfaces/ports.ts';

/** Milliseconds before the database is asked again after it failed. */
export const AFTER_STORAGE_FAILURE = 5_000;

export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.after(ms, resolve));
}
