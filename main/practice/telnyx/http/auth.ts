import type { IncomingHttpHeaders } from 'node:http';
import { Refusal, refusal } from '../answer.ts';
import { TELNYX_ACCOUNTS } from '../seed/credentials.ts';

/** The account of a v2 key; refuses in v2's words. */
export function accountByKey({ authorization }: IncomingHttpHeaders, forbidden: boolean): string {
  const account = TELNYX_ACCOUNTS.find(({ apiKey }) => authorization === `Bearer ${apiKey}`);
  if (!account)
    throw refusal(401, [{ code: '10009', detail: 'Could not understand the provided credentials.' }]);
  if (forbidden)
    throw refusal(403, [{ code: '10010', detail: 'You do not have permission to perform this action.' }]);
  return account.id;
}

/** The account of v1's user and token, in headers of their own; another API, another kind of error. */
export function accountByToken(headers: IncomingHttpHeaders, forbidden: boolean): string {
  const account = TELNYX_ACCOUNTS.find(
    ({ user, token }) => headers['x-api-user'] === user && headers['x-api-token'] === token,
  );
  if (!account) throw new Refusal({ kind: 'json', status: 401, body: { message: 'Unauthorized' } });
  if (forbidden) throw new Refusal({ kind: 'json', status: 403, body: { message: 'Forbidden' } });
  return account.id;
}
