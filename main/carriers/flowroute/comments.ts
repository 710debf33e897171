import { createHash } from 'node:crypto';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import { toInstant } from '../../../preload/contract/domain/time.ts';
import { leavesIn } from './unwrap.ts';
import type { WireAttributes } from './wire.ts';
import { wireComment } from './wire.ts';

/** Words of Flowroute's desk about an order. */
export interface OrderComment {
  /** The same on every reading. */
  readonly id: string;
  readonly text: string;
  readonly by?: string;
  readonly at?: Instant;
}

/** A time of Flowroute's as an instant; without a zone it is UTC. */
export function instantOf(text: string | undefined): Instant | undefined {
  if (text === undefined || !/^\d{4}-\d\d-\d\d/.test(text)) return undefined;
  const zoned = /([zZ]|[+-]\d\d:?\d\d)$/.test(text) || !text.includes(':') ? text : `${text}Z`;
  const ms = Date.parse(zoned);
  return Number.isNaN(ms) ? undefined : toInstant(ms);
}

/** The comments of an order, as told, whatever the page they come from calls their parts (`comments: []` in samples). */
export function commentsOf({ comments }: WireAttributes): OrderComment[] {
  const seen = new Map<string, number>();
  return leavesIn(comments).flatMap((leaf) => {
    const comment = commentOf(leaf);
    if (comment === undefined) return [];
    const times = seen.get(comment.id) ?? 0;
    seen.set(comment.id, times + 1);
    return [times === 0 ? comment : { ...comment, id: `${comment.id}-${times}` }];
  });
}

function commentOf(leaf: unknown): OrderComment | undefined {
  if (typeof leaf === 'string') return comment(leaf, undefined, undefined, undefined);
  const inner = typeof leaf === 'object' && leaf !== null && 'attributes' in leaf ? leaf.attributes : leaf;
  const told = wireComment.safeParse(inner).data;
  if (told === undefined) return undefined;
  const text = told.comment ?? told.text ?? told.body ?? told.message ?? '';
  const at = instantOf(told.created ?? told.created_at ?? told.timestamp ?? told.date);
  return comment(text, told.author ?? told.user, at, told.id);
}

function comment(
  words: string,
  by: string | undefined,
  at: Instant | undefined,
  id: string | undefined,
): OrderComment | undefined {
  const text = words.trim();
  if (text === '') return undefined;
  const hash = createHash('sha256')
    .update(`${at ?? ''} ${text}`)
    .digest('hex')
    .slice(0, 12);
  return {
    id: `comment-${id ?? hash}`,
    text,
    ...(by !== undefined && by !== '' && { by }),
    ...(at !== undefined && { at }),
  };
}
