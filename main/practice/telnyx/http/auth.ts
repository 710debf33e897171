import type { IncomingHttpHeaders } from 'node:http';
import { Refusal, refusal } from '../answer.ts';
import { PRACTICE_TELNYX } from '../seed/credentials.ts';

/** v2: a bearer key. */
export function checkKey(headers: IncomingHttpHeaders, forbidden: boolean): void {
  if (headers.authorization !== `Bearer ${PRACTICE_TELNYX.apiKey}`)
    throw refusal(401, [{ code: '10009', detail: 'Could not understand the provided credentials.' }]);
  if (forbidden)
    throw refusal(403, [{ code: '10010', detail: 'You do not have permission to perform this action.' }]);
}

/** v1: user and token in headers of their own; another API, another kind of error. */
export function checkToken(headers: IncomingHttpHeaders, forbidden: boolean): void {
  const { user, token } = PRACTICE_TELNYX;
  if (headers['x-api-user'] !== user || headers['x-api-token'] !== token)
    throw new Refusal({ kind: 'json', status: 401, body: { message: 'Unauthorized' } });
  if (forbidden) throw new Refusal({ kind: 'json', status: 403, body: { message: 'Forbidden' } });
}
