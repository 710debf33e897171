import type { AccountId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import { CarrierFailure, type CarrierSession } from '../interfaces/carrier.ts';
import type { MirrorOrder } from '../interfaces/order.ts';
import type { Clock, Touched } from '../interfaces/ports.ts';
import type { Store } from '../interfaces/store.ts';
import type { Confirmed } from './confirmed.ts';
import { forgetUnlessWaiting } from './forget.ts';

export interface RefreshParts {
  readonly store: Store;
  readonly confirmed: Confirmed;
  readonly clock: Clock;
  readonly touched: Touched;
  readonly sessionOf: (account: AccountId) => Promise<CarrierSession>;
  readonly take: (account: AccountId) => Promise<void>;
  /** The carrier asks for patience: that holds whatever else would be asked of it. */
  readonly limited: (account: AccountId, failure: CarrierFailure) => void;
}

/**
 * Asks the carriers for one port request: its orders and their timelines, side by side, so that a carrier that is down
 * keeps no other from being read. An answer on its way while a change was confirmed is dropped: it may be older. Rejects
 * with a carrier's failure once all have been asked.
 */
export async function refreshPortRequest(parts: RefreshParts, id: PortRequestId): Promise<void> {
  const record = await parts.store.portRequest(id);
  const orders = record?.orders ?? [];
  const asked = await Promise.allSettled(orders.map((order) => refreshOrder(parts, order)));
  const failed = asked.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

async function refreshOrder(
  parts: RefreshParts,
  { accountId, carrier, remoteId, subAccount }: MirrorOrder,
): Promise<void> {
  const { store, clock, touched } = parts;
  const account = { accountId, carrier };
  const address = { remoteId, ...(subAccount && { subAccountId: subAccount.id }) };
  const session = await parts.sessionOf(accountId);
  await parts.take(accountId);
  const reading = parts.confirmed.begin(accountId);
  try {
    const order = await session.order(address);
    if (reading.isOutdated(remoteId)) return;
    touched(await store.applyPage(account, [order], { now: toInstant(clock.now()) }));
    await parts.take(accountId);
    const entries = await session.timeline(address);
    if (!reading.isOutdated(remoteId)) touched(await store.applyTimeline(account, remoteId, entries), false);
  } catch (error) {
    if (error instanceof CarrierFailure && error.problem.code === 'rate-limited') {
      parts.limited(accountId, error);
    }
    if (!(error instanceof CarrierFailure) || error.problem.code !== 'not-found') throw error;
    const forgotten = await forgetUnlessWaiting(store, accountId, remoteId);
    if (forgotten.length === 0) throw error;
    touched(forgotten);
  } finally {
    reading.end();
  }
}
