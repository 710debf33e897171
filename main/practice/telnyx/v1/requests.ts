import { type JsonObject, textOr } from '../../json.ts';
import type { Answer } from '../answer.ts';
import { addComment } from '../orders/comments.ts';
import { type Call, type Site, stamp } from '../site.ts';
import type { Comment, Order } from '../world/model.ts';
import { bare, checkWritable, pagedBare, refuse } from './answer.ts';
import { loadPortRequest, submittedGroups, subRequest, subRequestIdOf } from './groups.ts';
import { shownPortRequest, shownSub } from './render.ts';
import { editedOrder } from './sub-request.ts';

/** GET /origination/porting/port_requests. */
export function listRequests(call: Call): Answer {
  const { query, site } = call;
  const status = query.get('status');
  const part = query.get('search')?.replace(/\D/g, '') ?? '';
  const found = submittedGroups(call)
    .filter((group) => status === null || shownPortRequest(site, group).status === status)
    .filter((group) =>
      group.orders.some((order) => order.numbers.some(({ number }) => number.includes(part))),
    );
  return pagedBare(call, found, (group) => shownPortRequest(site, group));
}

/** PUT …/port_requests/{id}/sub_requests/{id}: while Telnyx asks for a correction, or has not begun. */
export function editSub(call: Call, id: string, subId: string): Answer {
  checkWritable(call);
  const { site } = call;
  const order = subRequest(site, loadPortRequest(call, id), subId);
  if (order.status !== 'exception' && order.status !== 'in-process')
    throw refuse(422, `The sub request cannot be edited in ${order.status}`);
  return bare(200, shownSub(site, site.store.saveOrder(editedOrder(call, order))));
}

const shownComment = (site: Site, order: Order, comment: Comment): JsonObject => ({
  id: comment.id,
  body: comment.body,
  sub_request_id: subRequestIdOf(site, order),
  user_type: comment.by,
  created_at: stamp(comment.at),
});

/** GET …/comments: of all sub-requests, oldest first. */
export function listComments(call: Call, id: string): Answer {
  const all = loadPortRequest(call, id).orders.flatMap((order) =>
    order.comments.map((comment) => ({ order, comment })),
  );
  const sorted = all.sort((a, b) => a.comment.at - b.comment.at);
  return pagedBare(call, sorted, ({ order, comment }) => shownComment(call.site, order, comment));
}

/** POST …/comments: `body` and the sub-request it is about. */
export function postComment(call: Call, id: string): Answer {
  checkWritable(call);
  const { site, json } = call;
  const group = loadPortRequest(call, id);
  const body = textOr(json.body)?.trim();
  if (!body) throw refuse(422, 'body is required');
  if (typeof json.sub_request_id !== 'string') throw refuse(422, 'sub_request_id is required');
  const order = subRequest(site, group, json.sub_request_id);
  return bare(201, shownComment(site, order, addComment(site, order, body, 'user')));
}
