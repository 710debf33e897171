import type { DocumentCell } from '../../../preload/contract/domain/documents.ts';

/** Bytes that have left, and in all. */
export interface Moved {
  readonly sent: number;
  readonly total: number;
}

/** How one document stands at one order: a word or two in a cell, a few more where there is a line for them. */
export function cellWords(cell: DocumentCell, moved: Moved | undefined, room: 'cell' | 'line'): string {
  switch (cell.state) {
    case 'none':
      return 'Not sent';
    case 'waiting':
      return room === 'line' ? 'Waiting to be sent' : 'Waiting';
    case 'sending':
      if (cell.step === 'stored' || cell.step === 'registered')
        return room === 'line' ? 'Sent, being confirmed' : 'Being confirmed';
      return moved && moved.total > 0 ? `${Math.floor((moved.sent / moved.total) * 100)} %` : 'Sending';
    case 'delivered':
      return 'Delivered';
    case 'failed':
      return 'Failed';
    case 'not-taken':
      return 'Not taken';
  }
}

/** The bytes are worth a line only while they leave. */
export function movingBytes(cell: DocumentCell, moved: Moved | undefined): Moved | undefined {
  return cell.state === 'sending' && cell.step === 'slot' ? moved : undefined;
}
