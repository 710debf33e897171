import { createHash } from 'node:crypto';
import type { TimelineEntry } from '../../../preload/contract/domain/port-requests.ts';
import { instantOf } from './instant.ts';

/** A comment, as both APIs give it. */
interface TelnyxComment {
  readonly id?: string | null | undefined;
  readonly body: string;
  readonly created_at?: string | null | undefined;
  readonly user_type?: string | null | undefined;
}

const WRITERS: ReadonlyMap<string, string> = new Map([
  ['admin', 'Telnyx'],
  ['system', 'Telnyx, automatically'],
]);

/** A comment in a timeline; nothing when it tells no date. */
export function commentEntry(comment: TelnyxComment, accountName: string): readonly TimelineEntry[] {
  const at = instantOf(comment.created_at);
  if (at === undefined) return [];
  const hash = createHash('sha256').update(comment.body).digest('hex').slice(0, 8);
  return [
    {
      id: `comment-${comment.id ?? `${at}-${hash}`}`,
      at,
      by: WRITERS.get(comment.user_type ?? '') ?? accountName,
      kind: 'comment',
      text: comment.body,
      private: false,
      actionRequired: false,
    },
  ];
}
