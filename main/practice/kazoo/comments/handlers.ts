import { isObject } from '../../json.ts';
import { type Answer, refusal } from '../answer.ts';
import { loadPort } from '../ports/load.ts';
import { COMMENTS } from '../schema/schemas.ts';
import { checked } from '../schema/validator.ts';
import { type Call, nowSeconds, seesPrivate } from '../site.ts';
import type { PortRecord } from '../world/model.ts';
import { visibleComments } from '../world/render.ts';
import { addComments } from './accept.ts';

const answer = (call: Call, port: PortRecord, status: 200 | 201): Answer => ({
  kind: 'data',
  status,
  revision: port.revision,
  data: { comments: visibleComments(port, seesPrivate(call, port)) },
});

/** GET …/comments. */
export const readComments = (call: Call, id: string): Answer => answer(call, loadPort(call, id), 200);

/** PUT …/comments: works in every state, completed too. */
export function putComments(call: Call, id: string): Answer {
  const port = loadPort(call, id);
  const data = checked(COMMENTS, call.data);
  const sent = Array.isArray(data.comments) ? data.comments.filter(isObject) : [];
  const { comments, added } = addComments(call, port, sent);
  if (added === 0) return answer(call, port, 201);
  const saved = call.site.store.save({ ...port, comments, modified: nowSeconds(call.site) }, port);
  return answer(call, saved, 201);
}

/** DELETE …/comments and everything on a single comment: always refused. */
export function refuseCommentChange(call: Call, id: string, single: boolean): Answer {
  loadPort(call, id);
  const message = single
    ? 'operation on a single comment is not allowed'
    : 'deleting comments is not allowed';
  throw refusal(400, 'validation error', { comments: { forbidden: { message, cause: id } } });
}
