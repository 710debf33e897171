import type { Mutation } from '../interfaces/mutation.ts';
import type { PortRequestRecord } from '../interfaces/store.ts';
import { isFor } from '../port-requests/target.ts';
import { isGone } from '../sync/gone.ts';

/**
 * Files of an order that is gone which never lay in our vault: creating it again leaves them out, and nobody can fetch
 * them any more. By the name a person would use.
 */
export function onlyThere(record: PortRequestRecord, mutation: Mutation): readonly string[] {
  if (!isGone(mutation)) return [];
  const order = record.orders.find((one) => isFor(mutation, one, true));
  if (!order) return [];
  const isOurs = (name: string) =>
    record.deliveries.some(
      (delivery) => delivery.remoteName === name && isFor(delivery, order, true) && isKept(record, delivery),
    );
  return order.documents.filter(({ name }) => !isOurs(name)).map(({ name, label }) => label ?? name);
}

function isKept({ documents }: PortRequestRecord, delivery: { readonly documentId: string }): boolean {
  return documents.some(({ id }) => id === delivery.documentId);
}
