import { z } from 'zod';
import type { PullCursor } from '../../core/interfaces/carrier.ts';

/** Changes are asked for from a little before the last pull began, so that none falls between two clocks. Milliseconds. */
const OVERLAP = 120_000;
/** After a longer absence everything is asked for again. Milliseconds. */
const LONGEST_DELTA = 30 * 86_400_000;
/** A pull that was left unfinished is taken up again within this time. Milliseconds. */
const LONGEST_BREAK = 86_400_000;

const position = z.object({
  v: z.literal(1),
  /** When the pull began, on the carrier's clock: the next one asks for changes since then. Milliseconds. */
  since: z.number(),
  /** A delta: what was modified from here on. Milliseconds. */
  from: z.number().optional(),
  /** Orders given already. */
  offset: z.number().int().min(0),
  /** First sights of orders that have no time of their own. */
  seen: z.record(z.string(), z.number()),
});
export type Position = z.infer<typeof position>;

export function cursorOf(at: Position, complete: boolean): PullCursor {
  return { scope: at.from === undefined ? 'full' : 'delta', position: JSON.stringify(at), complete };
}

/** What a cursor says; nothing when it is none of ours. */
export function readCursor(cursor: PullCursor | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    return position.safeParse(JSON.parse(cursor.position)).data;
  } catch {
    return undefined;
  }
}

/**
 * Where a pull begins: everything, what was modified since the last one, or where an unfinished one stopped.
 * `now` is the carrier's clock in milliseconds.
 */
export function begin(cursor: PullCursor | undefined, full: boolean, now: number): Position {
  const last = readCursor(cursor);
  const everything: Position = { v: 1, since: now, offset: 0, seen: last?.seen ?? {} };
  if (full || cursor === undefined || last === undefined) return everything;
  if (cursor.complete) {
    const from = last.since - OVERLAP;
    return now - from > LONGEST_DELTA || from > now ? everything : { ...everything, from };
  }
  const taken = now - last.since;
  return taken >= -OVERLAP && taken < LONGEST_BREAK ? last : everything;
}
