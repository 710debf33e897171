import type { MutationId } from '../../../preload/contract/domain/ids.ts';
import type { State } from '../../../preload/contract/domain/states.ts';
import type { ChannelInput, ReopenedMove } from '../../../preload/contract/ipc/channels.ts';
import type { MoveBody } from '../interfaces/mutation.ts';
import type { Carriers } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';
import { amendable } from '../sync/amend.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';
import { adapterOf, load, orderOf } from './load.ts';
import { moveRefusal, movesOf } from './moves.ts';
import { isSame } from './target.ts';

/**
 * Queues a move that is legal from what the agent sees now, or writes one that waits anew. It shows at once and falls
 * off if the carrier refuses.
 */
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
    const amended = input.amends === undefined ? undefined : await amendable(store, input.amends, 'move');
    const loaded = await load(store, input.id, amended?.id);
    const order = orderOf(loaded, input.accountId, input.remoteId);
    const move = movesOf(order, adapterOf(parts.carriers, order.carrier)).find(({ to }) => to === input.to);
    const refusal = moveRefusal(loaded.name, move, input);
    if (refusal) throw refusal;
    // The new move answers the refused ones: their words have been read. One in doubt was looked for twice before it came
    // back to the agent, and the new one looks where the order stands before it is sent.
    const answered = loaded.record.mutations.filter(
      (mutation) => mutation.status === 'refused' && mutation.body.kind === 'move' && isSame(mutation, order),
    );
    const body = bodyOf(input, order.state);
    await outbox.add(amended ? [] : [outbox.entry(input.id, order, body)], {
      withdraw: answered.map(({ id }) => id).filter((id) => id !== amended?.id),
      requeue: amended ? [{ id: amended.id, body }] : [],
    });
  });
}

function bodyOf(input: ChannelInput<'portRequests.move'>, from: State): MoveBody {
  const reason = input.reason?.trim();
  return {
    kind: 'move',
    from,
    to: input.to,
    ...(reason && { reason }),
    ...(input.schedule && { schedule: input.schedule }),
    ...(input.acceptCharges !== undefined && { acceptCharges: input.acceptCharges }),
  };
}

/** A move that waits or was refused, as if it were about to be asked for. */
export async function reopenMove(
  { store, carriers }: { readonly store: Store; readonly carriers: Carriers },
  id: MutationId,
): Promise<ReopenedMove> {
  const { portRequestId, accountId, remoteId, body } = await amendable(store, id, 'move');
  const loaded = await load(store, portRequestId, id);
  const order = orderOf(loaded, accountId, remoteId);
  const adapter = adapterOf(carriers, order.carrier);
  const move = movesOf(order, adapter).find(({ to }) => to === body.to);
  if (!move) throw refuse('not-found', `${loaded.name} can’t be moved there any more.`, 'Discard this move.');
  return { move, state: order.state, reasons: adapter.rejectReasons };
}
