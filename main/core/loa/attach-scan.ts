import type { Document } from '../../../preload/contract/domain/documents.ts';
import type { DeliverParts } from '../documents/deliver.ts';
import type { Loaded } from '../port-requests/load.ts';
import { keepSigned } from './keep-signed.ts';
import type { Scanned } from './scan.ts';
import type { Signed } from './standing.ts';

/** The signed LOA has come: it takes the place of what was printed, and goes where a document of its kind goes. */
export function keepScan(
  parts: DeliverParts & { readonly timeZone: () => string },
  loaded: Loaded,
  document: Document,
  { record, draft, onPaper }: Extract<Scanned, { kind: 'signed' }>,
): Promise<void> {
  const { signee = '' } = loaded.folded.fields;
  const byHand: Signed['signed'] = {
    documentId: document.id,
    method: 'paper',
    signer: signee,
    title: '',
    at: document.addedAt,
    timeZone: parts.timeZone(),
  };
  const signed = onPaper || !record.signed ? byHand : { ...record.signed, documentId: document.id };
  const numbers = draft.text.numbers.map(({ e164 }) => e164);
  return keepSigned(parts, loaded, { record: { ...record, signed }, document, numbers });
}
