import type { Context, TouchedSet } from '../context.ts';
import type { MutationRow } from '../queries/mutations.ts';
import type { Tables } from '../tables.ts';

/** Only what certainly did nothing may be taken back: never attempted, turned away, refused. */
export function mayHaveBeenSent({ status, attempts }: MutationRow): boolean {
  if (status === 'refused' || status === 'conflict') return false;
  return status !== 'queued' || attempts > 0;
}

/** A draft taken back takes along what waited for its order to exist. */
export function withdraw(context: Context, row: MutationRow, touched: TouchedSet): void {
  const { tables } = context;
  touched.add(row.portRequestId);
  removeEntry(tables, row);
  if (row.kind !== 'create') return;
  const exists = tables.links
    .ofPortRequest(row.portRequestId)
    .some(({ accountId }) => accountId === row.accountId);
  if (exists) return;
  for (const other of tables.mutations.lane(row.portRequestId)) {
    if (other.accountId === row.accountId && other.seq > row.seq) removeEntry(tables, other);
  }
  tables.ownFields.removeUnheld(row.portRequestId);
}

export function removeEntry(tables: Tables, row: MutationRow): void {
  tables.mutations.remove(row.id);
  tables.attempts.removeAll(row.id);
  if (row.deliveryId !== null) tables.deliveries.remove(row.deliveryId);
}
