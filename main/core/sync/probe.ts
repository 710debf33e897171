import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import { type Instant, toEpochMs } from '../../../preload/contract/domain/time.ts';
import { CarrierFailure, type OrderAddress } from '../interfaces/carrier.ts';
import type { CommentBody, MoveBody, Mutation, OrderBody } from '../interfaces/mutation.ts';
import { isThere, merge } from './merge.ts';
import type { Finding } from './resolve.ts';
import { afterwards, deliveryTrail, hasMoved, newOrder, recordOf } from './send.ts';
import { addressOf, type Learned, type Wire } from './target.ts';

export interface Probed {
  readonly finding: Finding;
  readonly learned: Learned;
}

const ABSENT: Probed = { finding: 'absent', learned: {} };

/** Asks the carrier whether a change whose answer was lost has arrived. Rejects when the carrier can't tell now. */
export async function probe(wire: Wire, mutation: Mutation): Promise<Probed> {
  const { body } = mutation;
  if (body.kind === 'create') {
    const orders = await wire.session.find(newOrder(mutation, body));
    return orders.length > 0 ? { finding: 'done', learned: { orders } } : ABSENT;
  }
  const record = await recordOf(wire, mutation);
  const address = await addressOf(wire, record, mutation);
  try {
    return await probeOrder(wire, address, mutation, body);
  } catch (error) {
    if (!(error instanceof CarrierFailure) || error.problem.code !== 'not-found') throw error;
    return body.kind === 'remove'
      ? { finding: 'done', learned: { removed: address.remoteId } }
      : { finding: 'gone', learned: {} };
  }
}

async function probeOrder(
  wire: Wire,
  address: OrderAddress,
  mutation: Mutation,
  body: OrderBody,
): Promise<Probed> {
  const { session } = wire;
  switch (body.kind) {
    case 'edit': {
      const order = await session.order(address);
      return found(isThere(merge(body, order)), { orders: [order] });
    }
    case 'move': {
      const order = await session.order(address);
      const there = hasMoved(order, body) || passedThrough(await session.timeline(address), mutation, body);
      return found(there, { orders: [order] });
    }
    case 'comment': {
      const timeline = await session.timeline(address);
      return found(
        timeline.some((entry) => isOurs(entry, body, mutation.lastAttempt?.stamp)),
        { timeline },
      );
    }
    case 'deliver': {
      const remoteName = await session.delivered(address, await deliveryTrail(wire, body));
      if (remoteName === undefined) return ABSENT;
      const delivery = { id: body.deliveryId, step: 'confirmed' as const, remoteName };
      return found(true, { ...(await afterwards(wire, address)), delivery });
    }
    case 'remove-document': {
      const order = await session.order(address);
      return found(!order.documents.some(({ name }) => name === body.remoteName), { orders: [order] });
    }
    case 'remove': {
      const order = await session.order(address);
      return found(false, { orders: [order] });
    }
  }
}

function found(there: boolean, learned: Learned): Probed {
  return { finding: there ? 'done' : 'absent', learned };
}

/** The order went to the target and on from there, such as a submission that the carrier rejected by itself. */
function passedThrough(
  timeline: readonly TimelineEntry[],
  { lastAttempt }: Mutation,
  { to }: MoveBody,
): boolean {
  // The order had last changed then, by the carrier's clock: whatever moved it later was this move.
  const { stamp } = lastAttempt ?? {};
  if (stamp === undefined) return false;
  return timeline.some(
    (entry) => entry.kind === 'transition' && entry.to === to && toEpochMs(entry.at) > toEpochMs(stamp),
  );
}

/** A carrier may move a comment's time forward to keep its order, never back. */
function isOurs(
  entry: TimelineEntry,
  { text, private: isPrivate }: CommentBody,
  stamp: Instant | undefined,
): boolean {
  if (entry.kind !== 'comment' || entry.text !== text || entry.private !== isPrivate) return false;
  return stamp !== undefined && toEpochMs(entry.at) >= toEpochMs(stamp);
}
