import type { DocumentKind } from '../../../preload/contract/domain/documents.ts';
import { DOCUMENT_KIND_LABELS, DOCUMENT_KINDS } from '../../../preload/contract/domain/documents.ts';

/** Choices of a document's kind. */
export const KIND_OPTIONS: readonly { readonly id: DocumentKind; readonly label: string }[] =
  DOCUMENT_KINDS.map((id) => ({ id, label: DOCUMENT_KIND_LABELS[id] }));
