import { listDescendants, lnpLookup, readAccount, tokenAuth } from '../accounts.ts';
import { type Answer, notFound } from '../answer.ts';
import {
  deleteAttachment,
  listAttachments,
  putAttachment,
  readAttachment,
  replaceAttachment,
} from '../attachments/handlers.ts';
import { putComments, readComments, refuseCommentChange } from '../comments/handlers.ts';
import { findByNumber } from '../lists/by-number.ts';
import { lastSubmitted } from '../lists/last-submitted.ts';
import { listPorts } from '../lists/listing.ts';
import { readLetter } from '../loa/letter.ts';
import { createPort } from '../ports/create.ts';
import { patchPort, replacePort } from '../ports/edit.ts';
import { movePort } from '../ports/move.ts';
import { deletePort, readPort } from '../ports/read-delete.ts';
import { timeline } from '../ports/timeline.ts';
import type { Call } from '../site.ts';
import type { Route } from './routes.ts';

/** Hands an authenticated call to the handler of its route. */
export function dispatch(call: Call, route: Route): Answer | Promise<Answer> {
  switch (route.name) {
    case 'user-auth':
    case 'api-auth':
      throw notFound();
    case 'token-auth':
      return tokenAuth(call);
    case 'account':
      return readAccount(call);
    case 'account-descendants':
      return listDescendants(call);
    case 'lnp-lookup':
      return lnpLookup(call);
    case 'last-submitted':
      return lastSubmitted(call, 'account');
    case 'ports':
    case 'ports-descendants':
      return ports(call, route);
    case 'port':
      return port(call, route.id);
    case 'move':
      return movePort(call, route.id, route.leaf);
    case 'attachments':
      return call.method === 'PUT' ? putAttachment(call, route.id) : listAttachments(call, route.id);
    case 'attachment':
      return attachment(call, route.id, route.leaf);
    case 'loa':
      return readLetter(call, route.id);
    case 'timeline':
      return timeline(call, route.id);
    case 'comments':
      return comments(call, route.id);
    case 'comment':
      return refuseCommentChange(call, route.id, true);
  }
}

function ports(call: Call, route: { readonly name: string; readonly account: string | null }): Answer {
  if (call.method === 'PUT') return createPort(call);
  const number = call.query.get('by_number');
  if (number !== null) return findByNumber(call, number);
  if (route.name === 'ports-descendants') return listPorts(call, 'descendants');
  return listPorts(call, route.account === null ? 'agent' : 'account');
}

function port(call: Call, id: string): Answer {
  if (call.method === 'POST') return replacePort(call, id);
  if (call.method === 'PATCH') return patchPort(call, id);
  return call.method === 'DELETE' ? deletePort(call, id) : readPort(call, id);
}

function attachment(call: Call, id: string, name: string): Answer | Promise<Answer> {
  if (call.method === 'POST') return replaceAttachment(call, id, name);
  return call.method === 'DELETE' ? deleteAttachment(call, id, name) : readAttachment(call, id, name);
}

function comments(call: Call, id: string): Answer {
  if (call.method === 'PUT') return putComments(call, id);
  return call.method === 'DELETE' ? refuseCommentChange(call, id, false) : readComments(call, id);
}
