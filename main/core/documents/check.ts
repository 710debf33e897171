import type { Document, DocumentTrouble } from '../../../preload/contract/domain/documents.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Vault } from '../interfaces/ports.ts';
import type { Store } from '../interfaces/store.ts';

/** Documents of a port request whose file is gone or altered, and what the agent can do about each. */
export async function checkDocuments(
  { store, vault }: { readonly store: Store; readonly vault: Vault },
  id: PortRequestId,
): Promise<readonly DocumentTrouble[]> {
  const record = await store.portRequest(id);
  const troubles: DocumentTrouble[] = [];
  for (const document of record?.documents ?? []) {
    const condition = await vault.glance(document.sha256);
    if (condition !== 'whole') troubles.push(troubleOf(document, condition));
  }
  return troubles;
}

const WHAT = { missing: 'is gone from this computer', altered: 'is damaged on this computer' } as const;

function troubleOf({ id, fileName }: Document, condition: keyof typeof WHAT): DocumentTrouble {
  return {
    documentId: id,
    what: `The stored copy of ${fileName} ${WHAT[condition]}, so that it can’t be sent.`,
    next: 'Drop the same file here again: it takes its place. If you have it no longer, remove it.',
  };
}
