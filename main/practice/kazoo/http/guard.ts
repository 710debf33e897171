import { badIdentifier, forbidden, refusal } from '../answer.ts';
import type { Consumption } from '../auth/buckets.ts';
import type { Caller, Site } from '../site.ts';
import { isAnyonesAuthority, isSelfOrAncestor } from '../world/accounts.ts';
import type { Account } from '../world/model.ts';
import type { Route } from './routes.ts';

const SIGN_IN_COST = 35;

/** Takes the request's tokens from the bucket of this client and account; 429 when it is empty. */
export function consume(site: Site, ip: string, accountId: string | null): Consumption {
  const cost = accountId === null ? SIGN_IN_COST : 1;
  if (!site.switches.rateLimit) return { consumed: cost, remaining: 100 };
  const taken = site.buckets.take(`${ip}/${accountId ?? ''}`, cost, site.now());
  if (!taken) throw refusal(429, 'too_many_requests', { message: 'too many requests' });
  return taken;
}

/** The account a path speaks of, if the caller may use it (carriers/kazoo.md §3, check 6). */
export function accountOf(site: Site, caller: Caller, route: Route, method: string): Account {
  if (!('account' in route)) return caller.account;
  if (route.account === null) return agentAccount(site, caller, route, method);
  if (!/^[0-9a-f]{32}$/i.test(route.account))
    throw refusal(404, 'not_found', { message: `invalid account_id '${route.account}'` });
  const account = site.store.accounts.get(route.account.toLowerCase());
  if (!account) throw badIdentifier(route.account);
  if (!isSelfOrAncestor(caller.account.id, account)) throw forbidden();
  return account;
}

/** Without an account in the path: port authorities may list, the master may also read single ports. */
function agentAccount(site: Site, caller: Caller, route: Route, method: string): Account {
  if (method !== 'GET') throw forbidden();
  const isMaster = caller.account.tree.length === 0;
  if (route.name !== 'ports' && !isMaster) throw forbidden();
  if (!isAnyonesAuthority(site.store, caller.account.id)) throw forbidden();
  const owner = 'id' in route ? site.store.port(route.id)?.accountId : undefined;
  return site.store.accounts.get(owner ?? '') ?? caller.account;
}
