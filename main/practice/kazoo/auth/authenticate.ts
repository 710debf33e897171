import type { IncomingHttpHeaders } from 'node:http';
import { type JsonObject, textOr } from '../../json.ts';
import { badCredentials, deadToken } from '../answer.ts';
import type { Caller, Site } from '../site.ts';

/** The token of a request: X-Auth-Token, else Authorization, else `auth_token` in query or body. */
export function tokenOf(
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
  envelope: JsonObject,
): string | undefined {
  const header = headers['x-auth-token'];
  const [, scheme = '', value = ''] = /^(Bearer|Basic)\s+(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const basic = scheme.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('utf8') : '';
  return (
    (Array.isArray(header) ? header[0] : header) ??
    (textOr(basic.split(':').at(-1)) || textOr(value)) ??
    query.get('auth_token') ??
    textOr(envelope.auth_token)
  );
}

/** Whose token it is; refuses with one of Kazoo's two kinds of 401. */
export function authenticate(site: Site, token: string | undefined): Caller {
  const state = site.tokens.read(token, site.now());
  if (state.kind === 'garbled' || token === undefined) throw badCredentials();
  if (state.kind === 'dead') throw deadToken();
  const account = site.store.accounts.get(state.claims.accountId);
  if (!account) throw deadToken();
  const user = site.store.users.find((each) => each.id === state.claims.ownerId) ?? null;
  return { token, account, user };
}
