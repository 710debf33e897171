import type { AccountId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { Context, Handlers, TouchedSet } from '../context.ts';
import { putMutation } from './enqueue.ts';
import { forgetOrder } from './mirror.ts';
import { removeEntry } from './withdraw.ts';

/** An order that is gone at its carrier makes room for the one that takes its place. */
export function recreateHandlers(context: Context): Pick<Handlers, 'recreate'> {
  const { tables } = context;
  return {
    recreate: ({ portRequestId, accountId, remoteId }, entries, deliveries) =>
      context.writeLedger((touched) => {
        touched.add(portRequestId);
        const meant = tables.mutations
          .lane(portRequestId)
          .filter((row) => row.accountId === accountId && [null, remoteId].includes(row.remoteId));
        for (const row of meant) removeEntry(tables, row);
        if (remoteId !== undefined) forget(context, accountId, remoteId, touched);
        for (const delivery of deliveries) tables.deliveries.insert(delivery);
        for (const entry of entries) putMutation(context, entry, touched);
      }),
  };
}

/** With the deliveries to it: the carrier has none of them any more. */
function forget(context: Context, accountId: AccountId, remoteId: RemoteId, touched: TouchedSet): void {
  const { deliveries } = context.tables;
  for (const { id } of deliveries.ofOrder(accountId, remoteId)) deliveries.remove(id);
  forgetOrder(context, accountId, remoteId, touched);
}
