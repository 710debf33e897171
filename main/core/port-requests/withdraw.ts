import type {
  AccountId,
  DocumentId,
  MutationId,
  PortRequestId,
} from '../../../preload/contract/domain/ids.ts';
import type { Mutation } from '../interfaces/mutation.ts';
import type { Clock, Publish } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { PortRequestRecord, Store } from '../interfaces/store.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';
import { words } from '../sync/words.ts';
import { keepTheirs } from './conflicts.ts';

/** Removes a document of ours and, when nothing else names it, its file. */
export type Discard = (id: DocumentId) => Promise<void>;

interface Parts {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly discard: Discard;
}

/** Takes back what has not left yet, or drops what the carrier refused. Of what may be there, it says so. */
export async function withdrawMutation(
  parts: Parts & { readonly lanes: Lanes; readonly clock: Clock; readonly publish: Publish },
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
    tellDoubt(parts.publish, mutation);
  });
}

/** What is taken back in doubt may stand at the carrier all the same; the agent is told where to look. */
export function tellDoubt(publish: Publish, { body, doubt, portRequestId }: Mutation): void {
  if (!doubt) return;
  const text = `${words(body)} is no longer in the outbox, but the carrier may have carried it out: look there.`;
  publish('notice', { tone: 'info', text, portRequestId });
}

async function take(
  parts: Parts & { readonly clock: Clock },
  record: PortRequestRecord,
  mutation: Mutation,
): Promise<boolean> {
  const { body } = mutation;
  if (mutation.status === 'conflict') {
    await keepTheirs(parts, record, mutation);
    return true;
  }
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
  if (withdrawn && body.kind === 'unreadable') await discardUnheld(parts, record.id);
  return withdrawn;
}

/**
 * A draft goes with everything that waited for it; what is for an order that exists after all stays. `false`: it may
 * have been sent, and nothing was touched.
 */
export async function withdrawDraft(
  parts: Parts,
  record: PortRequestRecord,
  accountId: AccountId,
): Promise<boolean> {
  const create = record.mutations.find(
    (mutation) => mutation.accountId === accountId && mutation.body.kind === 'create',
  );
  if (!create) return false;
  const { withdrawn, touched } = await parts.store.withdraw(create.id);
  if (!withdrawn) return false;
  await discardUnheld(parts, record.id);
  parts.outbox.added(touched);
  return true;
}

/**
 * Files of a port request that no order, no draft and no waiting change holds any more can't be reached from any
 * screen. Links count: the mirror may be lost and its orders still to come.
 */
export async function discardUnheld(
  { store, discard }: Pick<Parts, 'store' | 'discard'>,
  id: PortRequestId,
): Promise<void> {
  const record = await store.portRequest(id);
  if (!record || record.orders.length + record.mutations.length > 0) return;
  if ((await store.links(id)).length > 0) return;
  for (const document of record.documents) await discard(document.id);
}
