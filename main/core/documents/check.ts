import type { Document, DocumentTrouble } from '../../../preload/contract/domain/documents.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Vault } from '../interfaces/ports.ts';
import { loaTroubles } from '../loa/troubles.ts';
import { load } from '../port-requests/load.ts';

/**
 * Documents of a port request that will not do, and what the agent can do about each: the file is gone or altered, or it
 * is an LOA that a carrier would turn down.
 */
export async function checkDocuments(
  parts: Parameters<typeof loaTroubles>[0] & { readonly vault: Vault },
  id: PortRequestId,
): Promise<readonly DocumentTrouble[]> {
  const loaded = await load(parts.store, id);
  const troubles: DocumentTrouble[] = [];
  for (const document of loaded.record.documents) {
    const condition = await parts.vault.glance(document.sha256);
    if (condition !== 'whole') troubles.push(troubleOf(document, condition));
  }
  return [...troubles, ...(await loaTroubles(parts, loaded))];
}

const WHAT = { missing: 'is gone from this computer', altered: 'is damaged on this computer' } as const;

function troubleOf({ id, fileName }: Document, condition: keyof typeof WHAT): DocumentTrouble {
  return {
    documentId: id,
    what: `The stored copy of ${fileName} ${WHAT[condition]}, so that it can’t be sent.`,
    next: 'Drop the same file here again: it takes its place. If you have it no longer, remove it.',
  };
}
