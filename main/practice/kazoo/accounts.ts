import type { JsonObject } from '../json.ts';
import { type Answer, forbidden, refusal } from './answer.ts';
import { LNP_LOOKUP } from './schema/schemas.ts';
import { checked } from './schema/validator.ts';
import type { Call } from './site.ts';
import { isSelfOrAncestor } from './world/accounts.ts';
import type { Account } from './world/model.ts';
import { toE164 } from './world/numbers.ts';

/** GET /accounts/{id}: what a client needs to name it and to know its clock. */
export const readAccount = ({ account }: Call): Answer => ({
  kind: 'data',
  status: 200,
  data: {
    id: account.id,
    name: account.name,
    realm: account.realm,
    timezone: account.timezone,
    enabled: true,
    superduper_admin: account.tree.length === 0,
    is_reseller: account.isReseller,
  },
});

/** GET /accounts/{id}/descendants: the sub-accounts, deepest path last. */
export function listDescendants({ site, account }: Call): Answer {
  const brief = ({ id, name, realm, tree }: Account): JsonObject => ({ id, name, realm, tree });
  const below = [...site.store.accounts.values()].filter(
    (each) => each.id !== account.id && isSelfOrAncestor(account.id, each),
  );
  return { kind: 'data', status: 200, data: below.map(brief), page: { page_size: below.length } };
}

/** GET and DELETE /token_auth: look at the token, or sign out. */
export function tokenAuth({ site, caller, method }: Call): Answer {
  if (method === 'DELETE') {
    site.tokens.revoke(caller.token);
    return { kind: 'data', status: 200, data: {} };
  }
  const { account, user } = caller;
  return {
    kind: 'data',
    status: 200,
    data: {
      account_id: account.id,
      account_name: account.name,
      ...(user ? { owner_id: user.id } : {}),
      method: user ? 'cb_user_auth' : 'cb_api_auth',
      is_master_account: account.tree.length === 0,
      is_reseller: account.isReseller,
    },
  };
}

const LOSING = [
  'Cedar Ridge Telephone',
  'Frontier Communications',
  'CenturyLink',
  'Comcast Business',
] as const;

/** POST …/lnp_lookup, Kazoo 5 only: 503 while the phonebook is off. */
export function lnpLookup(call: Call): Answer {
  if (call.site.switches.answers !== '5') throw forbidden();
  if (call.site.switches.phonebook === 'off')
    throw refusal(503, 'datastore_unreachable', { message: 'phonebook is not enabled' });
  const numbers = checked(LNP_LOOKUP, call.data).numbers;
  const list = Array.isArray(numbers) ? numbers.map((each) => toE164(String(each))) : [];
  return {
    kind: 'data',
    status: 200,
    data: { numbers: Object.fromEntries(list.map((number) => [number, lookup(number)])) },
  };
}

function lookup(number: string): JsonObject {
  const area = number.slice(2, 5);
  return {
    rate_center: { name: `RC${area}`, city: `City ${area}`, state: 'WA', lata: area, tier: 0 },
    losing_carrier: {
      spid: `9${area}`,
      name: LOSING[Number(area) % LOSING.length] ?? LOSING[0],
      is_wireless: false,
      account_number_required: true,
      minimum_porting_interval: 4,
    },
    carriers: [{ name: 'Harborline Wholesale', portability: true }],
  };
}
