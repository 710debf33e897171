import type { Document } from '../../../preload/contract/domain/documents.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Context } from '../context.ts';

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
    tables.documents.remove(document.id);
  }
}
