import { randomBytes } from 'node:crypto';
import { type JsonObject, objectOr, without } from '../../json.ts';
import type { Answer } from '../answer.ts';
import { acceptComments } from '../comments/accept.ts';
import { PORT_REQUEST } from '../schema/schemas.ts';
import { checked } from '../schema/validator.ts';
import { authorizationOf, type Call, nowSeconds } from '../site.ts';
import { authorityFor } from '../world/accounts.ts';
import type { PortRecord } from '../world/model.ts';
import { toE164 } from '../world/numbers.ts';
import { writable } from '../world/render.ts';
import { portAnswer } from './answer.ts';
import { checkCharges } from './charges.ts';
import { checkPortability } from './portability.ts';
import { withScheduledDate } from './schedule.ts';

/** Keys of the payload that are requests to the server and not part of the port. */
export const NOT_STORED = new Set(['comments', 'reason']);

/** The numbers object with every key in E.164. */
export const normalNumbers = (numbers: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(numbers).map(([key, value]) => [toE164(key), value]));

/** PUT …/port_requests. */
export function createPort(call: Call): Answer {
  const { site, account } = call;
  const data = checked(PORT_REQUEST[site.switches.answers], writable(call.data));
  const numbers = objectOr(data.numbers);
  const now = nowSeconds(site);
  const authority = authorityFor(site.store, account);
  const draft: PortRecord = {
    id: randomBytes(16).toString('hex'),
    accountId: account.id,
    tree: account.tree,
    authority,
    created: now,
    modified: now,
    revision: '',
    state: 'unconfirmed',
    sent: false,
    fields: withScheduledDate(
      { ...without(data, NOT_STORED), numbers: normalNumbers(numbers) },
      account.timezone,
    ),
    comments: [],
    transitions: [
      {
        type: 'transition',
        timestamp: now,
        transition: { new: 'unconfirmed' },
        authorization: authorizationOf(call, undefined),
      },
    ],
    portedNumbers: null,
    attachments: new Map(),
  };
  const { comments } = acceptComments(call, draft, data.comments);
  checkPortability(site.store, account.id, Object.keys(numbers), null);
  checkCharges(call, account, null, 'unconfirmed', Object.keys(numbers).length);
  const stored = site.store.save({ ...draft, comments }, null);
  const answer = portAnswer(call, stored, { status: 201, both: true });
  return answer.kind === 'data'
    ? { ...answer, location: `/v2/accounts/${account.id}/port_requests/${stored.id}` }
    : answer;
}
