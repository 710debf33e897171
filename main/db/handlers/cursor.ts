import { refuse } from '../../core/interfaces/refusal.ts';

/** The last card of a page: a page that follows begins after it, whatever has come or gone before. */
export interface BoardCursor {
  readonly fit: number;
  readonly sortKey: string;
  readonly cardId: number;
}

export function encodeCursor({ fit, sortKey, cardId }: BoardCursor): string {
  return Buffer.from(JSON.stringify([fit, sortKey, cardId])).toString('base64url');
}

export function decodeCursor(text: string): BoardCursor {
  const parts = readParts(text);
  if (Array.isArray(parts) && parts.length === 3) {
    const [fit, sortKey, cardId] = parts as readonly unknown[];
    if (typeof fit === 'number' && typeof sortKey === 'string' && typeof cardId === 'number') {
      return { fit, sortKey, cardId };
    }
  }
  throw refuse('invalid-input', 'This place in the column is unknown.', 'Open the board again.');
}

function readParts(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/** A column's order, as the database keeps it: sort keys are plain ASCII. */
export function byPlace(a: Omit<BoardCursor, 'fit'>, b: Omit<BoardCursor, 'fit'>): number {
  if (a.sortKey !== b.sortKey) return a.sortKey < b.sortKey ? -1 : 1;
  return a.cardId - b.cardId;
}
