import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { CarrierAdapter, CarrierSession, OrderAddress } from '../interfaces/carrier.ts';
import type { CarrierOrder } from '../interfaces/order.ts';
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
  { store, session }: Pick<Wire, 'store' | 'session'>,
  record: PortRequestRecord,
  accountId: AccountId,
): Promise<OrderAddress> {
  const order = record.orders.find((candidate) => candidate.accountId === accountId);
  if (order) return ownAddress(order);
  const link = (await store.links(record.id)).find((candidate) => candidate.accountId === accountId);
  // The mirror was lost, and with it whose order it is: only its owner's address is the right one to write to.
  if (link) return ownAddress(await session.order({ remoteId: link.remoteId }));
  throw refuse(
    'not-found',
    'The carrier has no order for this port request.',
    'Discard the change, or open a new port request.',
  );
}

function ownAddress({ remoteId, subAccount }: CarrierOrder): OrderAddress {
  return { remoteId, ...(subAccount && { subAccountId: subAccount.id }) };
}
