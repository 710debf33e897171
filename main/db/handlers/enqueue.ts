import type { NewMutation } from '../../core/interfaces/mutation.ts';
import type { Context, TouchedSet } from '../context.ts';
import type { MutationRow } from '../queries/mutations.ts';

/** Writes an entry; remembers which orders it is meant for, so that the outbox outlives the mirror. */
export function putMutation({ tables, codec }: Context, mutation: NewMutation, touched: TouchedSet): void {
  const { id, portRequestId, accountId, carrier, remoteId, body, createdAt } = mutation;
  const deliveryId = body.kind === 'deliver' ? body.deliveryId : null;
  tables.mutations.insert({
    id,
    portRequestId,
    accountId,
    carrier,
    remoteId: remoteId ?? null,
    kind: body.kind,
    deliveryId,
    body: codec.body.encode(id, body),
    createdAt,
  });
  for (const link of tables.links.ofPortRequest(portRequestId)) tables.links.put(link);
  if (deliveryId !== null) tables.deliveries.setProblem(deliveryId);
  touched.add(portRequestId);
}

/** A name for an entry that comes of this one. */
export function freeId({ tables }: Context, { id }: MutationRow): string {
  for (let nth = 2; ; nth++) {
    const name = `${id}-${nth}`;
    if (!tables.mutations.one(name)) return name;
  }
}
