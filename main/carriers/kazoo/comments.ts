import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { NewComment, OrderAddress } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import { afterPart, notUnderstood } from '../failures.ts';
import type { KazooCall } from './api.ts';
import { gregorianToInstant, instantToGregorian, msToGregorian } from './gregorian.ts';
import type { Kazoo } from './kazoo.ts';
import { portPath } from './kazoo.ts';
import { beforeChange } from './ports.ts';
import type { WireComment } from './wire.ts';
import { commentsData } from './wire.ts';

/**
 * Kazoo counts a comment as new only when its timestamp is greater than that of the last one stored, which may be a
 * private one that we can't see; anything else is dropped with a 201 (`carriers/kazoo.md` §6). So: read, take the
 * greater of what was asked and last + 1, look whether it is there, and go later each time it is not.
 */
const TRIES = 3;
/** Seconds by which the last try jumps ahead, past a private comment from a clock that runs fast. */
const LEAP = 120;
const DOING = 'save the comment';

async function commentsCall(kazoo: Kazoo, call: KazooCall): Promise<readonly WireComment[]> {
  const { envelope } = await kazoo.api.json(call);
  const parsed = commentsData.safeParse(
    Array.isArray(envelope.data) ? { comments: envelope.data } : envelope.data,
  );
  if (!parsed.success) throw notUnderstood(kazoo.api.asked(call), 200);
  return parsed.data.comments;
}

function latest(comments: readonly WireComment[]): number {
  return comments.reduce((last, { timestamp }) => Math.max(last, timestamp), 0);
}

/** The comment as an earlier attempt may have stored it: our words, not before the moment frozen in the attempt. */
function stored(comments: readonly WireComment[], text: string, from: number): WireComment | undefined {
  return comments.find(({ content, timestamp }) => content === text && timestamp >= from);
}

/** Resolves with the timestamp under which it is stored. Rejects with `CarrierFailure`. */
export async function addComment(kazoo: Kazoo, address: OrderAddress, comment: NewComment): Promise<Instant> {
  const path = await portPath(kazoo, address, 'comments');
  const asked = instantToGregorian(comment.at);
  const { accountName } = await kazoo.api.me();
  let seen = await beforeChange(commentsCall(kazoo, { method: 'GET', path, doing: 'read the comments' }));
  let timestamp = Math.max(asked, latest(seen) + 1);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const already = stored(seen, comment.text, asked);
    if (already !== undefined) return gregorianToInstant(already.timestamp);
    const put = commentsCall(kazoo, {
      method: 'PUT',
      path,
      body: { data: { comments: [wireComment(comment, accountName, timestamp)] } },
      doing: DOING,
    });
    // That an earlier one is not shown to us is no proof that it is not there.
    seen = await (attempt === 1 ? put : afterPart(put));
    const leap = attempt === TRIES - 1 ? LEAP : 0;
    timestamp = Math.max(timestamp + 1, latest(seen) + 1, msToGregorian(kazoo.api.carrierNow()) + leap);
  }
  const found = stored(seen, comment.text, asked);
  if (found !== undefined) return gregorianToInstant(found.timestamp);
  throw dropped(kazoo);
}

function wireComment(comment: NewComment, author: string, timestamp: number) {
  return {
    author,
    content: comment.text,
    timestamp,
    ...(comment.private && { is_private: true }),
    ...(comment.actionRequired && { action_required: true }),
  };
}

function dropped(kazoo: Kazoo): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'rejected',
      what: `${kazoo.access.accountName} did not keep the comment, although it said so: it holds a later one that is hidden from you.`,
      next: 'Try again in a few minutes, or ask the port authority.',
    },
    'yes',
  );
}
