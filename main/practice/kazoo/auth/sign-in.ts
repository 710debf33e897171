import { createHash } from 'node:crypto';
import { type JsonObject, textOr } from '../../json.ts';
import { type Answer, badCredentials, refusal } from '../answer.ts';
import { API_AUTH, USER_AUTH } from '../schema/schemas.ts';
import { checked } from '../schema/validator.ts';
import type { Site } from '../site.ts';
import { normalName } from '../world/accounts.ts';
import type { Account, User } from '../world/model.ts';
import { toE164 } from '../world/numbers.ts';

/** PUT /user_auth: a hash of `user:password` and any one name of the account. */
export function signInUser(site: Site, raw: JsonObject): Answer {
  const data = checked(USER_AUTH, raw);
  const account = findAccount(site, data);
  const method = data.method === 'sha' ? 'sha1' : 'md5';
  const user = site.store.users.find(
    (each) =>
      each.accountId === account?.id &&
      createHash(method).update(`${each.username}:${each.password}`).digest('hex') === data.credentials,
  );
  if (!account || !user) throw badCredentials();
  return signedIn(site, account, user);
}

/** PUT /api_auth: the account's 64-character key and nothing else. */
export function signInKey(site: Site, raw: JsonObject): Answer {
  const data = checked(API_AUTH, raw);
  const key = String(data.api_key);
  const account = [...site.store.accounts.values()].find((each) => each.apiKey === key);
  if (!account) throw refusal(404, 'bad identifier', [key]);
  return signedIn(site, account, null);
}

function findAccount(site: Site, data: JsonObject): Account | undefined {
  const all = [...site.store.accounts.values()];
  const name = textOr(data.account_name);
  const realm = textOr(data.account_realm);
  const phone = textOr(data.phone_number);
  if (phone) return site.store.accounts.get(site.store.inService.get(toE164(phone)) ?? '');
  if (realm) return all.find((each) => each.realm === realm.toLowerCase());
  return name ? all.find((each) => normalName(each.name) === normalName(name)) : undefined;
}

function signedIn(site: Site, account: Account, user: User | null): Answer {
  const claims = { accountId: account.id, ...(user ? { ownerId: user.id } : {}) };
  const token = site.tokens.issue(claims, site.now(), site.switches.tokenLifetimeSeconds);
  const resellers = account.tree.filter((id) => site.store.accounts.get(id)?.isReseller);
  return {
    kind: 'data',
    status: 201,
    token,
    data: {
      account_id: account.id,
      ...(user ? { owner_id: user.id } : {}),
      account_name: account.name,
      reseller_id: resellers.at(-1) ?? site.store.master.id,
      is_reseller: account.isReseller,
      is_master_account: account.tree.length === 0,
      language: 'en-us',
      apps: [],
      cluster_id: 'practice',
    },
  };
}
