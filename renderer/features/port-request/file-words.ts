import type { Delivery, DocumentKind } from '../../../preload/contract/domain/documents.ts';
import { DOCUMENT_KIND_LABELS, DOCUMENT_KINDS } from '../../../preload/contract/domain/documents.ts';

/** Choices of a document's kind. */
export const KIND_OPTIONS: readonly { readonly id: DocumentKind; readonly label: string }[] =
  DOCUMENT_KINDS.map((id) => ({ id, label: DOCUMENT_KIND_LABELS[id] }));

/** How far one delivery has come, in a few words. */
export function stepWords(delivery: Delivery): string {
  if (delivery.problem) return 'Not delivered';
  switch (delivery.step) {
    case 'waiting':
      return 'Waiting to be sent';
    case 'slot':
      return 'Sending';
    case 'stored':
    case 'registered':
      return 'Sent, being confirmed';
    case 'confirmed':
      return 'Delivered';
  }
}
