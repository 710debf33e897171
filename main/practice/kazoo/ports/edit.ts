import { deepMerge, type JsonObject, objectOr, without } from '../../json.ts';
import { type Answer, badIdentifier, invalid } from '../answer.ts';
import { acceptComments } from '../comments/accept.ts';
import { PORT_REQUEST } from '../schema/schemas.ts';
import { checked } from '../schema/validator.ts';
import { type Call, isMaster, nowSeconds } from '../site.ts';
import type { PortRecord } from '../world/model.ts';
import { writable } from '../world/render.ts';
import { portAnswer } from './answer.ts';
import { NOT_STORED, normalNumbers } from './create.ts';
import { loadPort } from './load.ts';
import { checkPortability } from './portability.ts';
import { withScheduledDate } from './schedule.ts';

/** POST: full replace. Comments not sent along are lost (carriers/kazoo.md §6). */
export function replacePort(call: Call, id: string): Answer {
  const port = loadPort(call, id);
  if (port.state !== 'unconfirmed' && port.state !== 'rejected' && !isMaster(call))
    throw invalid(port.state, 'type', {
      message: 'Updating port requests not allowed in current port state',
      cause: port.state,
    });
  const data = checked(PORT_REQUEST[call.site.switches.answers], writable(call.data));
  const { comments } = acceptComments(call, port, data.comments ?? []);
  const numbers = objectOr(data.numbers);
  checkPortability(call.site.store, port.accountId, Object.keys(numbers), port.id);
  const fields = { ...without(data, NOT_STORED), numbers: normalNumbers(numbers) };
  return portAnswer(call, savedEdit(call, port, { ...port, comments, fields }));
}

/** PATCH: deep merge, in any state, `null` removes; numbers are neither checked nor normalised. */
export function patchPort(call: Call, id: string): Answer {
  const { port, merged } = mergedPort(call, id);
  return portAnswer(call, savedEdit(call, port, merged));
}

/**
 * The stored port with the payload merged over it and checked against the schema, not yet saved. An
 * unknown id is checked as if the payload were the whole document, so a partial one is a 400 and not
 * a 404 (carriers/kazoo.md §8.9).
 */
export function mergedPort(
  call: Call,
  id: string,
): { readonly port: PortRecord; readonly merged: PortRecord; readonly added: number } {
  const schema = PORT_REQUEST[call.site.switches.answers];
  const patch = writable(call.data);
  if (!call.site.store.port(id)) {
    checked(schema, deepMerge({}, patch));
    throw badIdentifier(id);
  }
  const port = loadPort(call, id);
  const whole = { ...port.fields, ...(port.comments.length > 0 ? { comments: port.comments } : {}) };
  const data = checked(schema, deepMerge(whole, patch));
  const sent = patch.comments === undefined ? undefined : (data.comments ?? []);
  const { comments, added } = acceptComments(call, port, sent);
  return { port, added, merged: { ...port, comments, fields: without(data, NOT_STORED) } };
}

/** Saves as an edit through the path's account does: new `modified`, and the tree of that account. */
export function savedEdit(call: Call, before: PortRecord, after: PortRecord): PortRecord {
  const owner = call.site.store.accounts.get(after.accountId) ?? call.account;
  const fields: JsonObject = withScheduledDate(after.fields, owner.timezone);
  return call.site.store.save(
    { ...after, fields, modified: nowSeconds(call.site), tree: call.account.tree },
    before,
  );
}
