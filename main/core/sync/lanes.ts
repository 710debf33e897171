import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';

/**
 * One short decision at a time per port request: the agent's edit of an entry and the engine's start of its attempt
 * must not both believe that the entry has not left yet.
 */
export interface Lanes {
  readonly run: <Value>(id: PortRequestId, decide: () => Promise<Value>) => Promise<Value>;
}

export function createLanes(): Lanes {
  const tails = new Map<PortRequestId, Promise<unknown>>();
  return {
    run: (id, decide) => {
      const before = tails.get(id) ?? Promise.resolve();
      const result = before.then(decide, decide);
      const tail = result.catch(() => undefined);
      tails.set(id, tail);
      void tail.then(() => {
        if (tails.get(id) === tail) tails.delete(id);
      });
      return result;
    },
  };
}
