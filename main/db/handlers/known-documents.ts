import type { CarrierOrder } from '../../core/interfaces/order.ts';
import type { AccountRef } from '../../core/interfaces/store.ts';
import type { Context } from '../context.ts';
import type { OrderHead } from '../queries/orders.ts';

/**
 * A list may name fewer documents than an order has, and tell less of them: what is known already stays. The order
 * then reads as if all had been told, so that a list after a closer look costs no write.
 */
export function withKnownDocuments(
  { tables, records }: Context,
  { accountId }: AccountRef,
  old: OrderHead | undefined,
  { documentsUntold: _, ...order }: CarrierOrder,
): CarrierOrder {
  const rows = old ? tables.orders.ofPortRequest(old.portRequestId) : [];
  const row = rows.find((one) => one.accountId === accountId && one.remoteId === order.remoteId);
  if (!row) return order;
  const known = records.order(row, 'drop').documents;
  const told = order.documents.map(
    (document) => known.find(({ name }) => name === document.name) ?? document,
  );
  const untold = known.filter(({ name }) => !order.documents.some((document) => document.name === name));
  return { ...order, documents: [...told, ...untold] };
}
