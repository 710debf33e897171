import type { ReactNode } from 'react';
import { DOCUMENT_KIND_LABELS, type DocumentMark } from '../../preload/contract/domain/documents.ts';
import './marks.css';

const KINDS = ['loa', 'invoice', 'csr'] as const;

export type DocumentMarks = Readonly<Record<(typeof KINDS)[number], DocumentMark>>;

const SPOKEN: Readonly<Record<(typeof KINDS)[number], string>> = { loa: 'LOA', invoice: 'bill', csr: 'CSR' };

/** "LOA delivered, bill missing, CSR missing". */
export function describeDocuments(marks: DocumentMarks): string {
  const words = KINDS.map((kind) => `${SPOKEN[kind]} ${marks[kind]}`).join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** LOA, bill and CSR at a glance. Shape tells them apart without colour: hollow, filled, checked, crossed. */
export function DocumentDots({
  marks,
  hasWords = false,
}: {
  readonly marks: DocumentMarks;
  /** Writes the kind beside each dot. */
  readonly hasWords?: boolean;
}): ReactNode {
  const name = describeDocuments(marks);
  return (
    <span
      className="ui-documents"
      role="img"
      aria-label={name}
      title={name}
      data-words={hasWords || undefined}
    >
      {KINDS.map((kind) => (
        <span key={kind} className="ui-document" data-mark={marks[kind]}>
          <Dot mark={marks[kind]} />
          {hasWords && DOCUMENT_KIND_LABELS[kind]}
        </span>
      ))}
    </span>
  );
}

function Dot({ mark }: { readonly mark: DocumentMark }): ReactNode {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      {mark === 'missing' ? (
        <circle cx="6" cy="6" r="4" className="ui-document-ring" />
      ) : (
        <circle cx="6" cy="6" r={mark === 'present' ? 4 : 6} fill="currentcolor" />
      )}
      {mark === 'delivered' && <path d="m3.4 6.2 1.8 1.8 3.4-3.8" className="ui-document-sign" />}
      {mark === 'failed' && <path d="m4 4 4 4M8 4 4 8" className="ui-document-sign" />}
    </svg>
  );
}
