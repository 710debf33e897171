import type { Clock, Log } from '../core/interfaces/ports.ts';
import { errorFacts } from '../log/error-facts.ts';

/** Milliseconds. A computer that slept through the hour looks when it wakes. */
const LOOK_EVERY = 3_600_000;

/** Looks every hour whether a backup is due; returns the end of it. */
export function everyDay(clock: Pick<Clock, 'after'>, log: Log, look: () => Promise<void>): () => void {
  let cancel = (): void => undefined;
  const lookAndGoOn = async (): Promise<void> => {
    next();
    await look().catch((error) => log.warn('backup.look', errorFacts(error)));
  };
  const next = (): void => {
    cancel = clock.after(LOOK_EVERY, () => void lookAndGoOn());
  };
  next();
  return () => cancel();
}
