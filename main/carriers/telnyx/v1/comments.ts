import type { Instant } from '../../../../preload/contract/domain/time.ts';
import { toInstant } from '../../../../preload/contract/domain/time.ts';
import type { NewComment, OrderAddress } from '../../../core/interfaces/carrier.ts';
import { notPossible } from '../failures.ts';
import { instantOf } from '../instant.ts';
import { listAll } from './listing.ts';
import type { Found } from './order-map.ts';
import { beforeChange, readFound } from './orders.ts';
import { pathOf } from './places.ts';
import { requireChangeable } from './save.ts';
import type { TelnyxV1 } from './v1.ts';
import type { WireComment } from './wire.ts';
import { commentData } from './wire.ts';

/** Writes a comment on a submitted order; resolves with when Telnyx says it was written. */
export async function addComment(
  v1: TelnyxV1,
  address: OrderAddress,
  { text }: NewComment,
): Promise<Instant> {
  const found = await beforeChange(readFound(v1, address));
  requireChangeable(v1, found);
  if (found.kind === 'draft') {
    throw notPossible('Telnyx v1 takes comments on submitted orders alone.', 'Submit the order first.');
  }
  const written = await v1.api.json(
    {
      method: 'POST',
      path: pathOf({ kind: 'request', id: found.parent.id }, 'comments'),
      body: { body: text, sub_request_id: found.sub.id },
      doing: 'save the comment',
    },
    commentData,
  );
  return instantOf(written.created_at) ?? toInstant(v1.api.carrierNow());
}

/** The comments on an order, and those on its port request as a whole. */
export async function listComments(v1: TelnyxV1, found: Found): Promise<readonly WireComment[]> {
  if (found.kind === 'draft') return [];
  const list = {
    path: pathOf({ kind: 'request', id: found.parent.id }, 'comments'),
    doing: 'read the comments',
  };
  const comments: WireComment[] = [];
  for await (const comment of listAll(v1.api, list, commentData)) {
    if (!comment.sub_request_id || comment.sub_request_id === found.sub.id) comments.push(comment);
  }
  return comments;
}
