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
    <span className="ui-documents" role="img" aria-label={name} title={name}>
      {hasWords ? (
        KINDS.map((kind) => (
          <span key={kind} className="ui-document" data-mark={marks[kind]}>
            <Dots marks={[marks[kind]]} />
            {DOCUMENT_KIND_LABELS[kind]}
          </span>
        ))
      ) : (
        <Dots marks={KINDS.map((kind) => marks[kind])} />
      )}
    </span>
  );
}

const MARKS: readonly DocumentMark[] = ['missing', 'present', 'delivered', 'failed'];

/** From one dot's middle to the next one's, in pixels; a dot is 12 wide. */
const STEP = 15;

/** Dots of the same mark are one shape: a board shows hundreds of them. */
function Dots({ marks }: { readonly marks: readonly DocumentMark[] }): ReactNode {
  const width = marks.length * STEP - 3;
  return (
    <svg viewBox={`0 0 ${width} 12`} width={width} height={12} aria-hidden="true">
      {MARKS.filter((mark) => marks.includes(mark)).map((mark) => (
        <Shape
          key={mark}
          mark={mark}
          at={marks.flatMap((one, index) => (one === mark ? [6 + index * STEP] : []))}
        />
      ))}
    </svg>
  );
}

const disc = (radius: number) => (x: number) =>
  `M${x - radius} 6a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
const SMALL = disc(4);
const LARGE = disc(6);
const check = (x: number) => `M${x - 2.6} 6.2l1.8 1.8 3.4-3.8`;
const cross = (x: number) => `M${x - 2} 4l4 4M${x + 2} 4l-4 4`;

/** `at`: the middles of the dots. */
function Shape({ mark, at }: { readonly mark: DocumentMark; readonly at: readonly number[] }): ReactNode {
  const draw = (shape: (x: number) => string): string => at.map(shape).join('');
  switch (mark) {
    case 'missing':
      return <path d={draw(SMALL)} className="ui-document-ring" />;
    case 'present':
      return <path d={draw(SMALL)} className="ui-document-disc" />;
    case 'delivered':
    case 'failed':
      return (
        <>
          <path d={draw(LARGE)} className="ui-document-disc" data-mark={mark} />
          <path d={draw(mark === 'failed' ? cross : check)} className="ui-document-sign" />
        </>
      );
  }
}
