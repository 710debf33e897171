import { z } from 'zod';
import type { PullCursor } from '../../core/interfaces/carrier.ts';

/** Where lists come from (`carriers/kazoo.md` §3). */
export const ROOTS = ['account', 'descendants', 'agent'] as const;
export type Root = (typeof ROOTS)[number];

/** One request of a pull. */
export type Step =
  | { readonly kind: 'open'; readonly root: Root; readonly types: 'suspended' | 'progressing' }
  | { readonly kind: 'closed'; readonly root: Root; readonly from: number; readonly to: number }
  | {
      readonly kind: 'changed';
      readonly root: Root;
      readonly types: 'active' | 'completed';
      readonly from: number;
    };

/** A day may not be asked for that is longer than 31 days (plus an hour) away from the other end. Seconds. */
const WINDOW = 31 * 86_400;
const MOST_WINDOWS = 12;
/** So many windows without a port end the walk into the past. */
const EMPTY_WINDOWS = 3;
/** Changes are asked for from a little before the last pull began, so that none falls between two clocks. Seconds. */
const OVERLAP = 120;
/** After a longer absence everything is asked for again. Seconds. */
const LONGEST_DELTA = 30 * 86_400;
/** A full pull that was left unfinished is taken up again within this time. Seconds. */
const LONGEST_BREAK = 86_400;

const position = z.object({
  v: z.literal(1),
  /** When the pull began, on the carrier's clock: the next one asks for changes since then. */
  since: z.number(),
  /** A delta: what changed from here on. */
  from: z.number().optional(),
  roots: z.array(z.enum(ROOTS)),
  step: z.number().int().min(0),
  /** Inside the walk into the past. */
  window: z.number().int().min(0),
  empty: z.number().int().min(0),
});
export type Position = z.infer<typeof position>;

const PHASES = ['suspended', 'progressing', 'closed'] as const;
/** Not `all`: it would bring every open port again, since only closed ones are always ranged by time. */
const DELTA_PHASES = ['active', 'completed'] as const;

/** The request at this position; `undefined` when the pull is over. */
export function stepAt(at: Position): Step | undefined {
  if (at.from !== undefined) {
    const root = at.roots[Math.floor(at.step / DELTA_PHASES.length)];
    const types = DELTA_PHASES[at.step % DELTA_PHASES.length];
    return root === undefined || types === undefined
      ? undefined
      : { kind: 'changed', root, types, from: at.from };
  }
  const root = at.roots[Math.floor(at.step / PHASES.length)];
  const phase = PHASES[at.step % PHASES.length];
  if (root === undefined || phase === undefined) return undefined;
  if (phase !== 'closed') return { kind: 'open', root, types: phase };
  const to = at.since - at.window * WINDOW;
  return { kind: 'closed', root, from: to - WINDOW, to };
}

/** Where the pull goes on after a request that gave so many ports. */
export function after(at: Position, ports: number): Position {
  const next = { ...at, step: at.step + 1, window: 0, empty: 0 };
  if (stepAt(at)?.kind !== 'closed') return next;
  const empty = ports === 0 ? at.empty + 1 : 0;
  const window = at.window + 1;
  return window >= MOST_WINDOWS || empty >= EMPTY_WINDOWS ? next : { ...at, window, empty };
}

export function cursorOf(at: Position): PullCursor {
  return {
    scope: at.from === undefined ? 'full' : 'delta',
    position: JSON.stringify(at),
    complete: stepAt(at) === undefined,
  };
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
 * Where a pull begins: everything, what changed since the last one, or where an unfinished one stopped.
 * `now` is the carrier's clock in Gregorian seconds; `roots` are the lists this account may read today.
 */
export function begin(
  cursor: PullCursor | undefined,
  full: boolean,
  roots: readonly Root[],
  now: number,
): Position {
  const everything: Position = { v: 1, since: now, roots: [...roots], step: 0, window: 0, empty: 0 };
  const last = parsed(cursor);
  if (full || cursor === undefined || last === undefined) return everything;
  if (cursor.complete) {
    const from = last.since - OVERLAP;
    return now - from > LONGEST_DELTA || from > now ? everything : { ...everything, from };
  }
  const taken = now - last.since;
  return taken >= 0 && taken < LONGEST_BREAK && sameRoots(last.roots, roots) ? last : everything;
}

function sameRoots(one: readonly Root[], other: readonly Root[]): boolean {
  return one.length === other.length && one.every((root, n) => root === other[n]);
}
