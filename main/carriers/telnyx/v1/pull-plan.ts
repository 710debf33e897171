import { z } from 'zod';
import type { PullCursor } from '../../../core/interfaces/carrier.ts';

/** A pull that was left unfinished is taken up again within this time. Milliseconds. */
const LONGEST_BREAK = 86_400_000;

const position = z.object({
  v: z.literal(1),
  /** When the pull began, on the carrier's clock. Milliseconds. */
  since: z.number(),
  /** Everything is asked for, also what is through. */
  full: z.boolean(),
  /** Drafts come first: what they have become is known by them. */
  stage: z.enum(['drafts', 'requests']),
  /** The page to ask for next. */
  page: z.number().int().min(1),
  /** The first pull of all: nothing is in the mirror yet. */
  first: z.boolean().optional(),
});
export type Position = z.infer<typeof position>;

export function cursorOf(at: Position, complete: boolean): PullCursor {
  return { scope: at.full ? 'full' : 'delta', position: JSON.stringify(at), complete };
}

function parsed(cursor: PullCursor | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    return position.safeParse(JSON.parse(cursor.position)).data;
  } catch {
    return undefined;
  }
}

/**
 * Where a pull begins: everything, what is not through yet, or where an unfinished one stopped. `now` is the carrier's
 * clock in milliseconds.
 */
export function begin(cursor: PullCursor | undefined, full: boolean, now: number): Position {
  const start: Position = { v: 1, since: now, full: true, stage: 'drafts', page: 1 };
  const last = parsed(cursor);
  if (cursor === undefined) return { ...start, first: true };
  if (full || last === undefined) return start;
  if (cursor.complete) return { ...start, full: false };
  return Math.abs(now - last.since) < LONGEST_BREAK ? last : start;
}
