import { type PortFields, withChanges } from '../../../preload/contract/domain/fields.ts';
import type { MutationId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { type DeliverParts, deliveriesTo } from '../documents/deliver.ts';
import { CarrierFailure } from '../interfaces/carrier.ts';
import type { Mutation, MutationBody } from '../interfaces/mutation.ts';
import type { Sessions } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import { isGone } from '../sync/gone.ts';
import { readable } from '../sync/readable.ts';
import { type FoldedOrder, withNumbers } from './fold.ts';
import { adapterOf, type Loaded, load, orderOf } from './load.ts';
import { isFirst, isFor } from './target.ts';

export interface RecreateParts extends DeliverParts {
  readonly sessions: Sessions;
}

/**
 * Creates an order again that its carrier no longer has: from what the mirror last knew of it, what the agent changed
 * since, and every document of the port that the carrier takes. Comments and a submission that waited follow it; other
 * moves were meant for a state that a new order is not in. Asks the carrier first: two orders for the same numbers are
 * worse than none.
 */
export async function recreateOrder(parts: RecreateParts, mutationId: MutationId): Promise<PortRequestId> {
  const known = await parts.store.mutation(mutationId);
  if (!known) {
    throw refuse('not-found', 'This change is no longer waiting.', 'It has been sent or withdrawn.');
  }
  const id = known.portRequestId;
  await refuseIfThere(parts, orderOf(await load(parts.store, id), known.accountId, known.remoteId));
  await parts.lanes.run(id, async () => {
    const loaded = await load(parts.store, id);
    const entry = loaded.record.mutations.find((mutation) => mutation.id === mutationId);
    if (!entry || !isGone(entry)) {
      throw refuse('rejected', `${loaded.name} is not missing at its carrier.`, 'Look at the port again.');
    }
    const order = orderOf(loaded, entry.accountId, entry.remoteId);
    await bringBack(parts, loaded, order);
  });
  return id;
}

async function bringBack(parts: RecreateParts, loaded: Loaded, order: FoldedOrder): Promise<void> {
  const { outbox, carriers, store } = parts;
  const { id } = loaded.record;
  const { accountId, carrier, remoteId } = order;
  const waiting = entriesOf(loaded, order);
  if (waiting.some(({ status }) => status === 'sending' || status === 'unknown')) {
    throw refuse(
      'rejected',
      `A change to ${loaded.name} is still being checked with the carrier.`,
      'Wait for that, then create it again.',
    );
  }
  const target = { accountId, carrier };
  const { tracks } = adapterOf(carriers, carrier).capabilities;
  const create = outbox.entry(id, target, {
    kind: 'create',
    ...(tracks && { tracks: true as const }),
    ...whatWeHold(loaded, order, waiting),
    ...(order.subAccountId !== undefined && { subAccountId: order.subAccountId }),
  });
  const { deliveries, mutations } = await deliveriesTo(parts, loaded, { ...target, state: 'unconfirmed' });
  const followers = waiting
    .flatMap((entry) => follower(readable(entry)))
    .map((body) => outbox.entry(id, target, body));
  const gone = { portRequestId: id, accountId, ...(remoteId !== undefined && { remoteId }) };
  outbox.added(await store.recreate(gone, [create, ...mutations, ...followers], deliveries));
}

function entriesOf({ record, folded }: Loaded, order: FoldedOrder): readonly Mutation[] {
  return record.mutations.filter((entry) => isFor(entry, order, isFirst(order, folded.orders)));
}

/** Also what the carrier turned down because the order was gone, and what the agent had not decided. */
function whatWeHold({ folded }: Loaded, order: FoldedOrder, waiting: readonly Mutation[]) {
  let fields: PortFields = { ...folded.fields, ...order.fields };
  let { numbers } = order;
  for (const { body } of waiting) {
    if (body.kind !== 'edit') continue;
    fields = withChanges(fields, body.changes);
    numbers = withNumbers(numbers, body.addNumbers, body.removeNumbers);
  }
  return { fields, numbers };
}

function follower(body: MutationBody): readonly MutationBody[] {
  if (body.kind === 'comment') return [body];
  return body.kind === 'move' && body.to === 'submitted' ? [{ ...body, from: 'unconfirmed' }] : [];
}

async function refuseIfThere(
  { sessions }: RecreateParts,
  { accountId, remoteId, mirror }: FoldedOrder,
): Promise<void> {
  if (remoteId === undefined) return;
  const session = await sessions.of(accountId);
  const subAccountId = mirror?.subAccount?.id;
  try {
    await session.order({ remoteId, ...(subAccountId !== undefined && { subAccountId }) });
  } catch (error) {
    if (error instanceof CarrierFailure && error.problem.code === 'not-found') return;
    throw error;
  }
  throw refuse('rejected', 'The carrier holds this port request after all.', 'Retry the change instead.');
}
