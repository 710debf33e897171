import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import { toEpochMs } from '../../../preload/contract/domain/time.ts';
import { CarrierFailure, type OrderAddress } from '../interfaces/carrier.ts';
import type { DeliveryTrail } from '../interfaces/delivery.ts';
import type {
  Attempt,
  CommentBody,
  DeliverBody,
  MoveBody,
  Mutation,
  OrderBody,
} from '../interfaces/mutation.ts';
import { created } from './created.ts';
import { isThere, merge } from './merge.ts';
import { readable } from './readable.ts';
import type { Finding } from './resolve.ts';
import { afterwards, deliveryTrail, hasMoved, newOrder, recordOf } from './send.ts';
import { addressOf, type Learned, type Wire } from './target.ts';

/**
 * `harmless`: what was sent is known again by the carrier itself, so that it may be sent again at once. That is so of few
 * changes: an edit that is carried out late would overwrite a later one of the same field, a removal take away what was
 * put there meanwhile, a document be linked twice, and Kazoo may delete a port whose first document meets another request
 * (`sync.md` §0.4).
 */
export interface Probed {
  readonly finding: Finding;
  readonly learned: Learned;
  readonly harmless?: boolean;
}

const ABSENT: Probed = { finding: 'absent', learned: {} };

/** Asks the carrier whether a change whose answer was lost has arrived. Rejects when the carrier can't tell now. */
export async function probe(wire: Wire, mutation: Mutation): Promise<Probed> {
  const body = readable(mutation);
  if (body.kind === 'create') {
    const orders = await wire.session.find(newOrder(mutation, body));
    return orders.length > 0 ? { finding: 'done', learned: created(wire, body, orders) } : ABSENT;
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
      const there = timeline.some((entry) => isOurs(entry, body, mutation.lastAttempt));
      return { ...found(there, { timeline }), harmless: wire.adapter.capabilities.comments.keepsTime };
    }
    case 'deliver': {
      const trail = await deliveryTrail(wire, body);
      const remoteName = await session.delivered(address, trail);
      if (remoteName === undefined) return { ...ABSENT, harmless: isOnlyStored(wire, trail) };
      if (await isStillThere(wire, address, body, remoteName)) return ABSENT;
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

/** No more than its bytes can have arrived, and they are not the order's yet. */
function isOnlyStored({ adapter }: Wire, { reached }: DeliveryTrail): boolean {
  return adapter.capabilities.documents.storedFirst && (reached === undefined || reached.step === 'slot');
}

/** Where a replacement gets a name of its own, the document it replaces has to go too before it is done. */
async function isStillThere(
  { session }: Wire,
  address: OrderAddress,
  { replaces }: DeliverBody,
  remoteName: string,
): Promise<boolean> {
  if (replaces === undefined || replaces === remoteName) return false;
  return (await session.order(address)).documents.some(({ name }) => name === replaces);
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

/**
 * Our words, where they did not stand before they were first sent: a carrier that writes its own time may have a clock of
 * its own. Of an attempt that kept no such list: not earlier than its time, which a carrier may move forward, never back.
 */
function isOurs(
  entry: TimelineEntry,
  { text, private: isPrivate }: CommentBody,
  attempt: Attempt | undefined,
): boolean {
  if (entry.kind !== 'comment' || entry.text !== text || entry.private !== isPrivate) return false;
  const { stamp, seen } = attempt ?? {};
  if (seen) return !seen.includes(entry.id);
  return stamp !== undefined && toEpochMs(entry.at) >= toEpochMs(stamp);
}
