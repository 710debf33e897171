import { z } from 'zod';
import type { PullCursor } from '../../../core/interfaces/carrier.ts';

/** Changes are asked for from a little before the last pull began, so that none falls between two clocks. Milliseconds. */
const OVERLAP = 120_000;
/** After a longer absence everything is asked for again. Milliseconds. */
const LONGEST_DELTA = 30 * 86_400_000;
/** A full pull that was left unfinished is taken up again within this time. Milliseconds. */
const LONGEST_BREAK = 86_400_000;

const position = z.object({
  v: z.literal(1),
  /** When the pull began, on the carrier's clock: the next one asks for changes since then. */
  since: z.number(),
  /** A delta: what changed from here on. */
  from: z.number().optional(),
  /** Of a full pull: the page to ask for next. */
  page: z.number().int().min(1),
  /** Of a full pull: how many orders there were at the last page. */
  total: z.number().optional(),
  /** The first pull of all: nothing is in the mirror yet. */
  first: z.boolean().optional(),
});
export type Position = z.infer<typeof position>;

export function cursorOf(at: Position, complete: boolean): PullCursor {
  return { scope: at.from === undefined ? 'full' : 'delta', position: JSON.stringify(at), complete };
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
 * Where a pull begins: everything, what changed since the last one, or where an unfinished full one stopped. A delta
 * that was left unfinished begins anew: it is short. `now` is the carrier's clock in milliseconds.
 */
export function begin(cursor: PullCursor | undefined, full: boolean, now: number): Position {
  const everything: Position = { v: 1, since: now, page: 1 };
  const last = parsed(cursor);
  if (cursor === undefined) return { ...everything, first: true };
  if (full || last === undefined) return everything;
  if (cursor.complete) return deltaFrom(last.since - OVERLAP, now) ?? everything;
  if (last.from !== undefined) return deltaFrom(last.from, now) ?? everything;
  const taken = now - last.since;
  // The carrier's clock is known to a second only.
  return taken > -OVERLAP && taken < LONGEST_BREAK ? last : everything;
}

function deltaFrom(from: number, now: number): Position | undefined {
  return now - from > LONGEST_DELTA || from > now ? undefined : { v: 1, since: now, page: 1, from };
}

/**
 * The page after this one. Where the list has become shorter meanwhile, orders have moved up across the border between
 * two pages: the one before is asked for again.
 */
export function nextPage(at: Position, total: number | undefined): Position {
  const { total: before, ...rest } = at;
  const shrank = before !== undefined && total !== undefined && total < before;
  const page = shrank ? Math.max(1, at.page - 1) : at.page + 1;
  return { ...rest, page, ...(total !== undefined && { total }) };
}
