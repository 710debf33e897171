import type { CoreHandlers } from '../core/handlers.ts';
import type { Gate } from './gate.ts';

export interface Standing {
  /** Opens what stands on the database, behind the gate; resolves once it stands, rejects with what keeps it closed. */
  readonly open: () => Promise<unknown>;
  /**
   * Closes it, runs this while nobody has the files open, and opens it again; whoever asks meanwhile waits. Resolves or
   * rejects as `run` does, and resolves only once everything stands again.
   */
  readonly whileClosed: <Value>(run: () => Promise<Value>) => Promise<Value>;
}

export function createStanding(
  gate: Pick<Gate<keyof CoreHandlers>, 'open'>,
  openParts: () => Promise<CoreHandlers>,
  closeParts: () => Promise<void>,
): Standing {
  let last: Promise<unknown> = Promise.resolve();
  const stand = (parts: Promise<CoreHandlers>): Promise<unknown> => {
    gate.open(parts);
    last = parts.catch(() => undefined);
    return parts;
  };
  return {
    open: () => stand(openParts()),
    whileClosed: async (run) => {
      const done = last.then(closeParts).then(run);
      const parts = done.catch(() => undefined).then(openParts);
      void stand(parts);
      const value = await done;
      await parts;
      return value;
    },
  };
}
