import type { IncomingHttpHeaders } from 'node:http';
import type { Json, JsonObject } from '../json.ts';
import type { Buckets } from './auth/buckets.ts';
import type { Tokens } from './auth/tokens.ts';
import { gregorian } from './time/gregorian.ts';
import { authorityFor } from './world/accounts.ts';
import type { Account, PortRecord, PortState, User } from './world/model.ts';
import type { Store } from './world/store.ts';

/** Behaviour of the site that an operator could configure; tests may change each while it runs. */
export interface Switches {
  /** Answer shapes of Kazoo 4.3 or 5 (carriers/kazoo.md §1). */
  answers: '4.3' | '5';
  /** `number_manager.allow_port_transition_from_submitted_to_scheduled`. */
  allowSubmittedToScheduled: boolean;
  /** What the phonebook does with a submitted port whose authority is the master account. */
  phonebook: 'off' | 'accepts' | 'rejects' | 'fails';
  /** States whose entry every account is charged for, beside what an account's own plan says. */
  billedPlan: readonly PortState[];
  /** Refuse the charge even after it was accepted. */
  billingRefuses: 'billing_issue' | 'no_credit' | null;
  /** A state change whose e-mail cannot be sent is reverted with a 502. */
  notifyFails: boolean;
  /** A front proxy answers 413 in HTML above this many bytes; null = no proxy. */
  proxyLimit: number | null;
  /** A number the system cannot create when its port completes. */
  failingNumber: string | null;
  rateLimit: boolean;
  tokenLifetimeSeconds: number;
  /** Seconds an untouched port lives; Infinity = for ever. */
  idleLifetimeSeconds: number;
  /** Width of the race between two attachment writes, in milliseconds. */
  storeDelayMs: number;
  /** Repeat `auth_token` in every envelope. Kazoo 5 can be told not to. */
  echoToken: boolean;
}

/** The running site that handlers work on. */
export interface Site {
  readonly store: Store;
  readonly switches: Switches;
  readonly tokens: Tokens;
  readonly buckets: Buckets;
  /** Milliseconds since 1970 by the site's own clock. */
  readonly now: () => number;
}

/** Whose token it is. A token from an API key has no user. */
export interface Caller {
  readonly token: string;
  readonly account: Account;
  readonly user: User | null;
}

/** One request, read and authenticated. */
export interface Call {
  readonly site: Site;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
  /** The whole JSON body, and its `data`. Empty objects when there was none. */
  readonly envelope: JsonObject;
  readonly data: JsonObject;
  readonly caller: Caller;
  /** The account of the path, or the caller's own where the path names none. */
  readonly account: Account;
}

/** Gregorian seconds by the site's clock. */
export const nowSeconds = (site: Site): number => gregorian(site.now());

/** True for a token of the master account ("superduper"). */
export const isMaster = (call: Pick<Call, 'caller'>): boolean => call.caller.account.tree.length === 0;

/** True when the caller is port authority of this port now, or master. */
export function seesPrivate(call: Pick<Call, 'caller' | 'site'>, port: PortRecord): boolean {
  if (isMaster(call)) return true;
  const account = call.site.store.accounts.get(port.accountId);
  return account !== undefined && authorityFor(call.site.store, account) === call.caller.account.id;
}

/** `authorization` of a transition the caller makes. */
export function authorizationOf(call: Pick<Call, 'caller' | 'site'>, reason: string | undefined): JsonObject {
  const { account, user } = call.caller;
  return {
    account: { id: account.id, name: account.name },
    ...(user ? { user: userBrief(user, call.site.switches.answers) } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** A user as transitions name them; `full_name` came after 4.3. */
export const userBrief = (user: User, answers: Switches['answers']): JsonObject => ({
  id: user.id,
  first_name: user.firstName,
  last_name: user.lastName,
  ...(answers === '5' ? { full_name: fullName(user) } : {}),
});

/** First and last name. */
export const fullName = (user: User): string => `${user.firstName} ${user.lastName}`;

/** A request value from the query string or the payload, as `reason` and `accept_charges` may come. */
export const requestValue = (call: Call, key: string): Json | undefined =>
  call.query.get(key) ?? call.data[key] ?? call.envelope[key];
