import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import type { AccountAccess } from '../../core/interfaces/carrier.ts';
import { commentsOf, instantOf } from './comments.ts';
import { rejectionsOf } from './order-map.ts';
import type { Sightings } from './sightings.ts';
import { stateOf } from './status.ts';
import type { WireOrder } from './wire.ts';

interface Around {
  readonly access: AccountAccess;
  readonly sightings: Sightings;
  /** The carrier's clock, in milliseconds. */
  readonly now: number;
}

/**
 * Comments and the newest transition, oldest first: Flowroute tells no history, so each reading adds the step it finds.
 * Ids are the same on every reading.
 */
export function timelineOf({ id, attributes }: WireOrder, around: Around): readonly TimelineEntry[] {
  const from = { accountId: around.access.accountId, carrier: 'flowroute' } as const;
  const { status = '' } = attributes;
  const state = stateOf(status);
  const at = instantOf(attributes.status_updated_at);
  const comments = commentsOf(attributes).map(
    (comment): TimelineEntry => ({
      ...from,
      id: comment.id,
      at: comment.at ?? at ?? around.sightings.at(id, around.now),
      ...(comment.by !== undefined && { by: comment.by }),
      kind: 'comment',
      text: comment.text,
      private: false,
      actionRequired: false,
    }),
  );
  if (at === undefined) return comments;
  const step: TimelineEntry =
    state === undefined
      ? { ...from, id: `status-${status}-${at}`, at, kind: 'local', text: `Flowroute calls it “${status}”.` }
      : {
          ...from,
          id: `status-${status}-${at}`,
          at,
          kind: 'transition',
          to: state,
          status,
          ...(state === 'rejected' && { rejections: rejectionsOf(attributes) }),
        };
  return [...comments, step].toSorted((one, other) => one.at.localeCompare(other.at));
}
