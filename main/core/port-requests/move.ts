import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { Carriers } from '../interfaces/ports.ts';
import type { Store } from '../interfaces/store.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';
import { adapterOf, load, orderOf } from './load.ts';
import { moveRefusal, movesOf } from './moves.ts';
import { isSame } from './target.ts';

/** Queues a move that is legal from what the agent sees now. It shows at once and falls off if the carrier refuses. */
export async function movePortRequest(
  parts: {
    readonly store: Store;
    readonly carriers: Carriers;
    readonly outbox: Outbox;
    readonly lanes: Lanes;
  },
  input: ChannelInput<'portRequests.move'>,
): Promise<void> {
  const { store, outbox } = parts;
  await parts.lanes.run(input.id, async () => {
    const loaded = await load(store, input.id);
    const order = orderOf(loaded, input.accountId, input.remoteId);
    const move = movesOf(order, adapterOf(parts.carriers, order.carrier)).find(({ to }) => to === input.to);
    const refusal = moveRefusal(loaded.name, move, input);
    if (refusal) throw refusal;
    // The new move answers the refused ones: their words have been read. One in doubt was looked for twice before it came
    // back to the agent, and the new one looks where the order stands before it is sent.
    const answered = loaded.record.mutations.filter(
      (mutation) => mutation.status === 'refused' && mutation.body.kind === 'move' && isSame(mutation, order),
    );
    const reason = input.reason?.trim();
    const body = {
      kind: 'move' as const,
      from: order.state,
      to: input.to,
      ...(reason && { reason }),
      ...(input.schedule && { schedule: input.schedule }),
      ...(input.acceptCharges !== undefined && { acceptCharges: input.acceptCharges }),
    };
    await outbox.add([outbox.entry(input.id, order, body)], { withdraw: answered.map(({ id }) => id) });
  });
}
