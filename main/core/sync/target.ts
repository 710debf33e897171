import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { CarrierAdapter, CarrierSession, OrderAddress } from '../interfaces/carrier.ts';
import type { Clock, ImageToPdf, Log, Publish, Vault } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { PortRequestRecord, Store } from '../interfaces/store.ts';

/** What sending and probing one entry needs. */
export interface Wire {
  readonly store: Store;
  readonly adapter: CarrierAdapter;
  readonly session: CarrierSession;
  readonly vault: Vault;
  readonly imageToPdf: ImageToPdf;
  readonly clock: Clock;
  readonly publish: Publish;
  readonly log: Log;
}

/** What the carrier's answer teaches the mirror. */
export type Learned = Omit<Parameters<Store['endAttempt']>[2], 'now' | 'account'>;

/** Where an account's order of this port lives. Of a split port, entries act on the first order. */
export async function addressOf(
  store: Pick<Store, 'links'>,
  record: PortRequestRecord,
  accountId: AccountId,
): Promise<OrderAddress> {
  const order = record.orders.find((candidate) => candidate.accountId === accountId);
  if (order) {
    return { remoteId: order.remoteId, ...(order.subAccount && { subAccountId: order.subAccount.id }) };
  }
  const link = (await store.links(record.id)).find((candidate) => candidate.accountId === accountId);
  if (link) return { remoteId: link.remoteId };
  throw refuse(
    'not-found',
    'The carrier has no order for this port request.',
    'Discard the change, or open a new port request.',
  );
}
