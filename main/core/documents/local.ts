import type { DocumentKind } from '../../../preload/contract/domain/documents.ts';
import type { DeliveryId, DocumentId } from '../../../preload/contract/domain/ids.ts';
import type { FileContent } from '../../../preload/contract/ipc/channels.ts';
import type { Publish, Touched, Vault } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { Store } from '../interfaces/store.ts';
import { type Discard, tellDoubt } from '../port-requests/withdraw.ts';
import type { Outbox } from '../sync/enqueue.ts';
import type { Lanes } from '../sync/lanes.ts';
import { readable } from '../sync/readable.ts';
import type { DeliveryStops } from '../sync/stops.ts';
import { asSeenNow } from './replaced.ts';

interface LocalParts {
  readonly store: Store;
  readonly vault: Vault;
  readonly lanes: Lanes;
  readonly outbox: Outbox;
  readonly touched: Touched;
}

const GONE = () => refuse('not-found', 'This document is no longer here.', 'Close it; it was removed.');

export async function readDocument({ store, vault }: LocalParts, id: DocumentId): Promise<FileContent> {
  const document = await store.document(id);
  if (!document) throw GONE();
  const { fileName, mediaType, sha256 } = document;
  return { fileName, mediaType, bytes: await vault.read(sha256) };
}

export async function setKind(
  { store, touched }: LocalParts,
  id: DocumentId,
  kind: DocumentKind,
): Promise<void> {
  if (!(await store.document(id))) throw GONE();
  touched(await store.setDocumentKind(id, kind));
}

/** Removes a document of ours and what of it has not left yet; a copy at the carrier stays there. */
export async function removeDocument(
  parts: LocalParts & { readonly discard: Discard },
  id: DocumentId,
): Promise<void> {
  const document = await parts.store.document(id);
  if (!document) throw GONE();
  await parts.lanes.run(document.portRequestId, async () => {
    const record = await parts.store.portRequest(document.portRequestId);
    const deliveries = new Set(
      record?.deliveries.filter(({ documentId }) => documentId === id).map((delivery) => delivery.id),
    );
    const onItsWay = record?.mutations.some(
      ({ body, status }) =>
        body.kind === 'deliver' &&
        deliveries.has(body.deliveryId) &&
        (status === 'sending' || status === 'unknown'),
    );
    if (onItsWay) {
      throw refuse(
        'rejected',
        `${document.fileName} is on its way to the carrier.`,
        'Remove it once the carrier has answered.',
      );
    }
    await parts.discard(id);
  });
}

/** Turns over one file of the vault: nobody may let go of it while another port takes it. */
export const fileTurn = (sha256: string): string => `file ${sha256}`;

/** Removes the row, and the file once no other row names it. */
export function createDiscard({
  store,
  vault,
  lanes,
  touched,
}: Pick<LocalParts, 'store' | 'vault' | 'lanes' | 'touched'>): Discard {
  return async (id) => {
    const document = await store.document(id);
    if (!document) return;
    await lanes.run(fileTurn(document.sha256), async () => {
      const removed = await store.removeDocument(id);
      if (removed.orphaned) await vault.remove(document.sha256);
      touched(removed.touched);
    });
  };
}

/** Stops a delivery: what has not left yet is taken back, what is being sent is broken off. The document stays. */
export async function cancelDelivery(
  {
    store,
    lanes,
    outbox,
    stops,
    publish,
  }: LocalParts & { readonly stops: DeliveryStops; readonly publish: Publish },
  id: DeliveryId,
): Promise<void> {
  const delivery = await store.delivery(id);
  if (!delivery) throw refuse('not-found', 'This delivery is no longer here.', 'It was taken back.');
  await lanes.run(delivery.portRequestId, async () => {
    const record = await store.portRequest(delivery.portRequestId);
    const mutation = record?.mutations.find(({ body }) => body.kind === 'deliver' && body.deliveryId === id);
    if (!mutation) throw refuse('not-found', 'This document has arrived.', 'Remove it at the carrier.');
    if (mutation.status === 'sending') {
      stops.stop(mutation.id);
      return;
    }
    const { withdrawn, touched } = await store.withdraw(mutation.id);
    if (!withdrawn) {
      throw refuse(
        'conflict',
        'This document may have reached the carrier already.',
        'Wait for the carrier’s answer.',
      );
    }
    outbox.added(touched);
    tellDoubt(publish, mutation);
  });
}

/** Sends a refused document again. */
export async function retryDelivery({ store, lanes, outbox }: LocalParts, id: DeliveryId): Promise<void> {
  const delivery = await store.delivery(id);
  if (!delivery) throw refuse('not-found', 'This delivery is no longer here.', 'Attach the file again.');
  await lanes.run(delivery.portRequestId, async () => {
    const record = await store.portRequest(delivery.portRequestId);
    const mutation = record?.mutations.find(({ body }) => body.kind === 'deliver' && body.deliveryId === id);
    if (!mutation)
      throw refuse(
        'not-found',
        'This document has been delivered or withdrawn.',
        'Attach it again if the carrier lacks it.',
      );
    if (mutation.status === 'refused' || mutation.status === 'queued') {
      const body = readable(mutation);
      const again = record && body.kind === 'deliver' ? asSeenNow(record, mutation, body) : body;
      outbox.added(await store.requeue(mutation.id, again));
    }
  });
}
