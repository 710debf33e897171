import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import type { MutationBody, NewMutation } from '../interfaces/mutation.ts';
import type { Clock, Random, Touched } from '../interfaces/ports.ts';
import type { Store } from '../interfaces/store.ts';
import type { OrderTarget } from '../port-requests/target.ts';

/** Puts what the agent did into the outbox: on disk first, then on the screen, then on its way. */
export interface Outbox {
  readonly entry: (portRequestId: PortRequestId, order: OrderTarget, body: MutationBody) => NewMutation;
  readonly add: (entries: readonly NewMutation[], also?: Parameters<Store['enqueue']>[1]) => Promise<void>;
  /** For entries that a store call of its own has written. */
  readonly added: (touched: readonly PortRequestId[]) => void;
}

export function createOutbox(parts: {
  readonly store: Pick<Store, 'enqueue'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly touched: Touched;
  readonly wake: () => void;
}): Outbox {
  const added = (ids: readonly PortRequestId[]) => {
    parts.touched(ids);
    parts.wake();
  };
  return {
    entry: (portRequestId, { accountId, carrier, remoteId }, body) => ({
      id: parts.random.uuid(),
      portRequestId,
      accountId,
      carrier,
      ...(remoteId !== undefined && { remoteId }),
      body,
      createdAt: toInstant(parts.clock.now()),
    }),
    add: async (entries, also) => {
      if (entries.length > 0 || also) added(await parts.store.enqueue(entries, also));
    },
    added,
  };
}
