import type { UnsavedDraft } from '../../../preload/contract/domain/drafts.ts';
import type { MutationId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { OrderName } from './orders.ts';

/** A comment while it is written. */
export interface CommentDraft {
  readonly text: string;
  readonly private: boolean;
  readonly actionRequired: boolean;
  /** Absent until the agent has chosen one. */
  readonly order?: OrderName;
  /** The waiting comment that this one takes the place of. */
  readonly amends?: MutationId;
}

export const NO_COMMENT: CommentDraft = { text: '', private: false, actionRequired: false };

type KeptComment = Extract<UnsavedDraft, { readonly kind: 'comment' }>;

/** As it is kept over a restart; nothing of an empty one. */
export function keptComment(
  portRequestId: PortRequestId,
  portName: string,
  comment: CommentDraft,
): KeptComment | null {
  return comment.text.trim() ? { kind: 'comment', portRequestId, portName, ...comment } : null;
}

export function commentOf({
  kind: _,
  portRequestId: __,
  portName: ___,
  ...comment
}: KeptComment): CommentDraft {
  return comment;
}

/** As a comment of its own: what it was to take the place of has left meanwhile. */
export function standingAlone({ amends: _, ...comment }: CommentDraft): CommentDraft {
  return comment;
}
