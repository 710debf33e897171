import type { MutationId } from '../../../preload/contract/domain/ids.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';

/** Deliveries under way that the agent can break off. In memory: after a restart a broken-off one is looked at anew. */
export interface DeliveryStops {
  /** The signal of an attempt that begins now. */
  readonly begin: (id: MutationId) => AbortSignal;
  readonly stop: (id: MutationId) => void;
  /** The agent has stopped it. */
  readonly isStopped: (id: MutationId) => boolean;
  readonly forget: (id: MutationId) => void;
}

export function createStops(): DeliveryStops {
  const running = new Map<MutationId, AbortController>();
  return {
    begin: (id) => {
      const controller = new AbortController();
      running.set(id, controller);
      return controller.signal;
    },
    stop: (id) => running.get(id)?.abort(),
    isStopped: (id) => running.get(id)?.signal.aborted === true,
    forget: (id) => void running.delete(id),
  };
}

export const STOPPED: Problem = {
  code: 'file-refused',
  what: 'You stopped sending this document.',
  next: 'Retry, or take it back.',
};
