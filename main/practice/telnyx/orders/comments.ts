import { randomUUID } from 'node:crypto';
import { type JsonObject, textOr } from '../../json.ts';
import { type Answer, data, unprocessable } from '../answer.ts';
import { paged } from '../http/paging.ts';
import { tell } from '../life/transition.ts';
import { type Call, type Site, stamp } from '../site.ts';
import type { Comment, Order } from '../world/model.ts';
import { loadForWrite, loadOrder } from './load.ts';

const shown = (order: Order, comment: Comment): JsonObject => ({
  record_type: 'porting_comment',
  id: comment.id,
  body: comment.body,
  porting_order_id: order.id,
  user_type: comment.by,
  created_at: stamp(comment.at),
});

/** Adds a comment and tells the feed. */
export function addComment(site: Site, order: Order, body: string, by: Comment['by']): Comment {
  const at = site.now();
  const comment: Comment = { id: randomUUID(), body, at, by };
  site.store.saveOrder({ ...order, comments: [...order.comments, comment], updated: at });
  const payload = {
    porting_order_id: order.id,
    support_key: order.supportKey,
    comment: {
      id: comment.id,
      body,
      user_id: by === 'user' ? order.accountId : null,
      user_type: by,
      inserted_at: stamp(at),
    },
  };
  tell(site, order, 'porting_order.new_comment', payload, at);
  return comment;
}

/** GET …/comments. */
export function listComments(call: Call, id: string): Answer {
  const order = loadOrder(call, id);
  return paged(call, order.comments, (comment) => shown(order, comment));
}

/** POST …/comments. */
export function postComment(call: Call, id: string): Answer {
  const order = loadForWrite(call, id);
  const body = textOr(call.json.body)?.trim();
  if (!body) throw unprocessable({ code: '10004', detail: 'body is required', pointer: '/body' });
  return data(201, shown(order, addComment(call.site, order, body, 'user')));
}
