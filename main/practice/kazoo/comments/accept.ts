import { isObject, type Json, type JsonObject, textOr } from '../../json.ts';
import { invalid, refusal } from '../answer.ts';
import { type Call, fullName, seesPrivate } from '../site.ts';
import type { Comment, PortRecord } from '../world/model.ts';

/** The comments a port holds after a request, and how many of them are new. */
export interface Accepted {
  readonly comments: readonly Comment[];
  readonly added: number;
}

/** A validated wire comment as it is stored. */
const stored = (sent: JsonObject): Comment => ({
  ...sent,
  author: textOr(sent.author) ?? '',
  content: textOr(sent.content) ?? '',
  timestamp: Number(sent.timestamp),
  is_private: sent.is_private === true,
  action_required: sent.action_required === true,
});

/** Who wrote it: a user's token overwrites the author; an API key's leaves what the caller sent. */
function signed(call: Call, comment: Comment): Comment {
  const { user, account } = call.caller;
  return user ? { ...comment, author: fullName(user), user_id: user.id, account_id: account.id } : comment;
}

/** What only a port authority may say, and what not even one may (carriers/kazoo.md §6). */
function checkRights(call: Call, port: PortRecord, comment: Comment): void {
  const marked = comment.is_private || comment.action_required;
  if (marked && !seesPrivate(call, port))
    throw refusal(403, 'forbidden', {
      message: 'forbidden',
      comments: { forbidden: { message: 'you are not allowed to make private comment', cause: 'comments' } },
    });
  if (comment.is_private && comment.action_required)
    throw invalid('comments', 'rejected', {
      message: 'setting action_required on private comment is not allowed',
      cause: 'comments',
    });
}

/**
 * Merges comments of a POST or PATCH of the port into what is stored. Entries later than the last
 * stored one are added; when all are older, they replace what is stored; undefined leaves it alone.
 */
export function acceptComments(call: Call, port: PortRecord, sent: Json | undefined): Accepted {
  if (sent === undefined || !Array.isArray(sent)) return { comments: port.comments, added: 0 };
  const all = sent.filter(isObject).map(stored);
  const { comments, added } = addComments(call, port, all);
  return added > 0 ? { comments, added } : { comments: all, added: 0 };
}

/** Adds what is later than the LAST stored comment, whoever may see it; drops the rest in silence. */
export function addComments(call: Call, port: PortRecord, sent: readonly JsonObject[]): Accepted {
  const last = Math.max(Number.NEGATIVE_INFINITY, ...port.comments.map((each) => each.timestamp));
  const fresh = sent.map(stored).filter((comment) => comment.timestamp > last);
  for (const comment of fresh) checkRights(call, port, comment);
  const comments = [...port.comments, ...fresh.map((comment) => signed(call, comment))];
  return { comments: comments.sort((a, b) => a.timestamp - b.timestamp), added: fresh.length };
}
