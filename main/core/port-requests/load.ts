import type { AccountId, MutationId, PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import { portName } from '../board/card.ts';
import type { CarrierAdapter } from '../interfaces/carrier.ts';
import type { Carriers } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { PortRequestRecord, Store } from '../interfaces/store.ts';
import { type Folded, type FoldedOrder, fold } from './fold.ts';

/** A port request as a use case meets it. */
export interface Loaded {
  readonly record: PortRequestRecord;
  readonly folded: Folded;
  readonly name: string;
}

/** Rejects with `not-found` when the port is gone. `without`: as it would be had the agent not done this. */
export async function load(
  store: Pick<Store, 'portRequest'>,
  id: PortRequestId,
  without?: MutationId,
): Promise<Loaded> {
  const known = await store.portRequest(id);
  const record = known && { ...known, mutations: known.mutations.filter((one) => one.id !== without) };
  const folded = record && fold(record);
  if (!record || !folded) {
    throw refuse(
      'not-found',
      'This port request is no longer here.',
      'Go back to the board; it may have been deleted at the carrier.',
    );
  }
  return { record, folded, name: portName(folded) };
}

/** The order that is named; of an account without more: its first; without an account: the one that decides the column. */
export function orderOf({ folded, name }: Loaded, accountId?: AccountId, remoteId?: RemoteId): FoldedOrder {
  const order =
    accountId === undefined
      ? folded.lead
      : folded.orders.find(
          (candidate) =>
            candidate.accountId === accountId && (remoteId === undefined || candidate.remoteId === remoteId),
        );
  if (!order)
    throw refuse('not-found', `${name} has no order at this account.`, 'Choose one of its accounts.');
  return order;
}

/** Accounts with an order or a draft of this port; also of an order whose removal still waits. */
export function accountsOf({ record, folded }: Loaded): ReadonlySet<AccountId> {
  return new Set([...record.orders, ...folded.orders].map(({ accountId }) => accountId));
}

export function adapterOf(carriers: Carriers, carrier: string): CarrierAdapter {
  const adapter = carriers.of(carrier);
  if (!adapter) {
    throw refuse(
      'not-found',
      `This version of Portside does not know the carrier “${carrier}”.`,
      'Update Portside.',
    );
  }
  return adapter;
}
