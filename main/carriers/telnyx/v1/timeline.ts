import type { TimelineEntry } from '../../../../preload/contract/domain/port-requests.ts';
import type { OrderAddress } from '../../../core/interfaces/carrier.ts';
import type { CarrierOrder } from '../../../core/interfaces/order.ts';
import { commentEntry } from '../comment-entry.ts';
import { instantOf } from '../instant.ts';
import { listComments } from './comments.ts';
import type { Found } from './order-map.ts';
import { asOrder, readFound } from './orders.ts';
import type { TelnyxV1 } from './v1.ts';

/**
 * What happened to an order, oldest first, with ids that are the same on every reading. Telnyx v1 tells no history: the
 * submission and the state it stands in now are what there is beside the comments.
 */
export async function readTimeline(v1: TelnyxV1, address: OrderAddress): Promise<readonly TimelineEntry[]> {
  const { accountId, accountName } = v1.access;
  const found = await readFound(v1, address);
  const comments = await listComments(v1, found);
  const entries = [
    ...opened(found),
    ...standing(asOrder(v1, found), found),
    ...comments.flatMap((comment) => commentEntry(comment, accountName)),
  ];
  return entries
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map((entry) => ({ ...entry, accountId, carrier: 'telnyx-v1' }));
}

function opened({ kind, parent }: Found): readonly TimelineEntry[] {
  const at = instantOf(parent.created_at);
  if (at === undefined) return [];
  return kind === 'draft'
    ? [{ id: 'created', at, kind: 'transition', to: 'unconfirmed', status: 'pending' }]
    : [
        {
          id: 'submitted',
          at,
          kind: 'transition',
          from: 'unconfirmed',
          to: 'submitted',
          status: 'submitted',
        },
      ];
}

/** The state it stands in, unless that is where it began. */
function standing(
  { state, status, rejections }: CarrierOrder,
  { kind, parent, sub }: Found,
): readonly TimelineEntry[] {
  const at = instantOf(sub.updated_at) ?? instantOf(parent.updated_at);
  if (kind === 'draft' || state === 'submitted' || at === undefined) return [];
  // Its last change may have been of something else: the word alone is the name of the step.
  const base = { id: `status-${status}`, at };
  if (state === undefined) return [{ ...base, kind: 'local', text: `Telnyx v1 calls it “${status}”.` }];
  return [{ ...base, kind: 'transition', to: state, status, ...(rejections?.length && { rejections }) }];
}
