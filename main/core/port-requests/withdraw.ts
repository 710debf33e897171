import type { AccountId, DocumentId, MutationId } from '../../../preload/contract/domain/ids.ts';
import type { Mutation } from '../interfaces/mutation.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { PortRequestRecord, Store } from '../interfaces/store.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';

/** Removes a document of ours and, when nothing else names it, its file. */
export type Discard = (id: DocumentId) => Promise<void>;

interface Parts {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly discard: Discard;
}

/** Takes back what has not left yet, or drops what the carrier refused. */
export async function withdrawMutation(
  parts: Parts & { readonly lanes: Lanes },
  mutationId: MutationId,
): Promise<void> {
  const known = await parts.store.mutation(mutationId);
  if (!known)
    throw refuse('not-found', 'This change is no longer waiting.', 'It has been sent or withdrawn.');
  await parts.lanes.run(known.portRequestId, async () => {
    const record = await parts.store.portRequest(known.portRequestId);
    const mutation = record?.mutations.find(({ id }) => id === mutationId);
    if (!record || !mutation) return;
    if (!(await take(parts, record, mutation))) {
      throw refuse(
        'conflict',
        'This change may have reached the carrier already.',
        'Wait for the carrier’s answer, then change it there.',
      );
    }
  });
}

async function take(parts: Parts, record: PortRequestRecord, mutation: Mutation): Promise<boolean> {
  const { body } = mutation;
  if (body.kind === 'create') return withdrawDraft(parts, record, mutation.accountId);
  const { withdrawn, touched } = await parts.store.withdraw(mutation.id);
  parts.outbox.added(touched);
  if (withdrawn && body.kind === 'deliver') {
    const delivery = record.deliveries.find(({ id }) => id === body.deliveryId);
    const elsewhere = record.deliveries.some(
      ({ id, documentId }) => id !== body.deliveryId && documentId === delivery?.documentId,
    );
    if (delivery && !elsewhere) await parts.discard(delivery.documentId);
  }
  return withdrawn;
}

/** A draft goes with everything that waited for it. `false`: it may have been sent, and nothing was touched. */
export async function withdrawDraft(
  parts: Parts,
  record: PortRequestRecord,
  accountId: AccountId,
): Promise<boolean> {
  const lane = record.mutations.filter((mutation) => mutation.accountId === accountId);
  const create = lane.find(({ body }) => body.kind === 'create');
  if (!create) return false;
  const { withdrawn, touched } = await parts.store.withdraw(create.id);
  if (!withdrawn) return false;
  for (const mutation of lane) if (mutation !== create) await parts.store.withdraw(mutation.id);
  if (record.orders.length === 0) {
    for (const document of record.documents) await parts.discard(document.id);
  }
  parts.outbox.added(touched);
  return true;
}
