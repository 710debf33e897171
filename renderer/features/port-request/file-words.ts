import type { DocumentKind, RemoteDocument } from '../../../preload/contract/domain/documents.ts';
import { DOCUMENT_KIND_LABELS, DOCUMENT_KINDS } from '../../../preload/contract/domain/documents.ts';

/** Choices of a document's kind. */
export const KIND_OPTIONS: readonly { readonly id: DocumentKind; readonly label: string }[] =
  DOCUMENT_KINDS.map((id) => ({ id, label: DOCUMENT_KIND_LABELS[id] }));

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The name of a carrier's file; a carrier that names files by ids gets the kind instead, with enough to tell two apart. */
export function remoteName({ name, kind }: Pick<RemoteDocument, 'name' | 'kind'>): string {
  return UUID.test(name) ? `${DOCUMENT_KIND_LABELS[kind]} ${name.slice(0, 8)}` : name;
}
