import type { Delivery, Document } from '../../../preload/contract/domain/documents.ts';
import type { CarrierAdapter, Payload } from '../interfaces/carrier.ts';
import type { ImageToPdf, Sha256, Vault } from '../interfaces/ports.ts';
import { refuse } from '../interfaces/refusal.ts';
import type { OrderTarget } from '../port-requests/target.ts';
import { pdfName } from './names.ts';
import { becomesPdf } from './policy.ts';

/**
 * Rejects, before anything is sent, when the vault no longer holds the file as it was dropped: every byte is read and its
 * hash compared.
 */
export async function requireWhole(
  { vault }: { readonly vault: Vault },
  { sha256, size, fileName }: Document,
): Promise<void> {
  const found = (await vault.size(sha256)) === size ? await vault.check(sha256) : 'altered';
  if (found === 'whole') return;
  throw refuse(
    'storage',
    `${fileName} is no longer in Portside’s vault as it was dropped, so it is not sent.`,
    'Drop the file again, then retry; or discard it.',
  );
}

/**
 * The bytes of a document as its carrier takes them, opened anew for each attempt. Images become PDFs here, on the way,
 * so that the vault keeps what the agent dropped.
 */
export async function payloadOf(
  parts: { readonly vault: Vault; readonly imageToPdf: ImageToPdf; readonly sha256Of: Sha256 },
  adapter: CarrierAdapter,
  { sha256, kind, mediaType, size }: Document,
  fileName: string,
): Promise<Payload> {
  const { vault } = parts;
  if (!becomesPdf(adapter.capabilities.documents, mediaType)) {
    return { name: fileName, kind, mediaType, size, sha256, open: () => vault.open(sha256) };
  }
  const pdf = await parts.imageToPdf(await vault.read(sha256), mediaType);
  return {
    name: pdfName(fileName),
    kind,
    mediaType: 'application/pdf',
    size: pdf.byteLength,
    sha256: parts.sha256Of(pdf),
    open: () => once(pdf),
  };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** A document's delivery before anything of it has left. */
export function newDelivery(
  id: string,
  document: Document,
  { accountId, carrier, remoteId }: OrderTarget,
): Delivery {
  return {
    id,
    documentId: document.id,
    portRequestId: document.portRequestId,
    accountId,
    carrier,
    ...(remoteId !== undefined && { remoteId }),
    step: 'waiting',
  };
}
