import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, CloudUpload } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DocumentCell } from '../../../preload/contract/domain/documents.ts';
import { formatPart } from '../../ui/progress-bar.tsx';
import { ProgressRing } from '../../ui/progress-ring.tsx';
import { cellWords, type Moved, movingBytes } from './cell-words.ts';
import { useOpen } from './context.ts';

export interface CellProps {
  readonly cell: DocumentCell;
  readonly fileName: string;
}

/** Icon and word of one document at one order, with the bytes while they leave. */
export function CellMark({
  cell,
  fileName,
  room = 'cell',
}: CellProps & { readonly room?: 'cell' | 'line' }): ReactNode {
  const moved = useOpen((state) => state.progress[cell.deliveryId ?? '']);
  const bytes = movingBytes(cell, moved);
  return (
    <span className="cell-mark" data-state={cell.state}>
      <CellIcon cell={cell} fileName={fileName} moved={bytes} />
      <span className="tabular">{cellWords(cell, moved, room)}</span>
      {bytes && <span className="cell-bytes tabular">{formatPart(bytes.sent, bytes.total)}</span>}
    </span>
  );
}

function CellIcon({ cell, fileName, moved }: CellProps & { readonly moved: Moved | undefined }): ReactNode {
  switch (cell.state) {
    case 'none':
      return <CircleDashed aria-hidden="true" />;
    case 'waiting':
      return <CloudUpload aria-hidden="true" />;
    case 'sending':
      return (
        <ProgressRing
          label={`Sending ${fileName}`}
          size={14}
          {...(moved && moved.total > 0 ? { value: moved.sent / moved.total } : {})}
        />
      );
    case 'delivered':
      return <CircleCheck aria-hidden="true" />;
    case 'failed':
      return <CircleAlert aria-hidden="true" />;
    case 'not-taken':
      return <CircleMinus aria-hidden="true" />;
  }
}
