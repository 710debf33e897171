import type { Instant } from '../../../../preload/contract/domain/time.ts';
import { toInstant } from '../../../../preload/contract/domain/time.ts';
import type { NewComment, OrderAddress } from '../../../core/interfaces/carrier.ts';
import { notUnderstood } from '../../failures.ts';
import { instantOf } from '../instant.ts';
import { listWhole } from './listing.ts';
import type { Telnyx } from './telnyx.ts';
import { orderPath } from './telnyx.ts';
import type { WireComment } from './wire.ts';
import { commentData } from './wire.ts';

/** Writes a comment; resolves with when Telnyx says it was written. */
export async function addComment(
  { api }: Telnyx,
  address: OrderAddress,
  { text }: NewComment,
): Promise<Instant> {
  const call = {
    method: 'POST',
    path: orderPath(address, 'comments'),
    body: { body: text },
    doing: 'save the comment',
  } as const;
  const parsed = commentData.safeParse((await api.json(call)).data);
  if (!parsed.success) throw notUnderstood(api.asked(call), 201);
  return instantOf(parsed.data.created_at) ?? toInstant(api.carrierNow());
}

export function listComments({ api }: Telnyx, address: OrderAddress): Promise<readonly WireComment[]> {
  const list = { path: orderPath(address, 'comments'), doing: 'read the comments' };
  return listWhole(api, list, commentData);
}
