import type { CarrierAdapter, CarrierSession, OrderAddress } from '../interfaces/carrier.ts';
import type { Mutation } from '../interfaces/mutation.ts';
import type { CarrierOrder } from '../interfaces/order.ts';
import type { Clock, ImageToPdf, Log, Publish, Sha256, Touched, Vault } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { PortRequestRecord, Store } from '../interfaces/store.ts';
import type { DeliveryStops } from './stops.ts';

/** What sending and probing one entry needs. */
export interface Wire {
  readonly store: Store;
  readonly adapter: CarrierAdapter;
  readonly session: CarrierSession;
  readonly vault: Vault;
  readonly imageToPdf: ImageToPdf;
  readonly sha256Of: Sha256;
  readonly clock: Clock;
  readonly publish: Publish;
  readonly touched: Touched;
  readonly log: Log;
  readonly stops: DeliveryStops;
}

/** What the carrier's answer teaches the mirror. */
export type Learned = Omit<Parameters<Store['endAttempt']>[2], 'now' | 'account'>;

/** Where the order of an entry lives; of one that names none: the account's first. */
export async function addressOf(
  { store, session }: Pick<Wire, 'store' | 'session'>,
  record: PortRequestRecord,
  { accountId, remoteId }: Pick<Mutation, 'accountId' | 'remoteId'>,
): Promise<OrderAddress> {
  const isIt = (candidate: { readonly accountId: string; readonly remoteId: string }) =>
    candidate.accountId === accountId && (remoteId === undefined || candidate.remoteId === remoteId);
  const order = record.orders.find(isIt);
  if (order) return ownAddress(order);
  const link = (await store.links(record.id)).find(isIt);
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
