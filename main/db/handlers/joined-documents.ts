import { hash } from 'node:crypto';
import type { Document } from '../../../preload/contract/domain/documents.ts';
import type { AccountId, PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { Context } from '../context.ts';
import { copyLoas } from './loas.ts';

/** A file that both sides have is one document from now on, with the deliveries of both. */
export function joinDocuments({ tables }: Context, id: PortRequestId): void {
  const kept = new Map<string, Document>();
  for (const document of tables.documents.ofPortRequest(id)) {
    const content = `${document.kind} ${document.sha256}`;
    const same = kept.get(content);
    if (!same) {
      kept.set(content, document);
      continue;
    }
    tables.deliveries.handOver(document.id, same.id);
    tables.loas.handOver(document.id, same.id);
    tables.documents.remove(document.id);
  }
}

/** An order that is parted takes along the files that were sent to it: each as a document of its own. */
export function copyDocuments(
  context: Context,
  accountId: AccountId,
  remoteId: RemoteId,
  to: PortRequestId,
): void {
  const { tables } = context;
  for (const delivery of tables.deliveries.ofOrder(accountId, remoteId)) {
    const document = tables.documents.one(delivery.documentId);
    if (!document || document.portRequestId === to) continue;
    // The same for each delivery of the file.
    const id = hash('sha256', JSON.stringify([document.id, to]), 'hex').slice(0, 32);
    if (!tables.documents.one(id)) {
      tables.documents.insert({ ...document, id, portRequestId: to });
      copyLoas(context, document.id, id, to);
    }
    tables.deliveries.setDocument(delivery.id, id);
  }
}
