import { createHash } from 'node:crypto';
import { toEpochMs } from '../../../preload/contract/domain/time.ts';
import type { AccountAccess } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { Asked } from '../asked.ts';
import { notUnderstood } from '../failures.ts';
import type { Call, Http } from '../http.ts';
import type { PaceLane } from '../pace.ts';
import { scrub } from '../scrub.ts';
import { refusalFailure } from './errors.ts';
import { readEnvelope, readRefusal } from './reply.ts';
import type { Envelope } from './wire.ts';
import { signInData } from './wire.ts';

/** Who the carrier says we are, and the token that proves it. */
export interface SignedIn {
  readonly token: string;
  readonly accountId: string;
  readonly accountName: string;
  /** The master account may move every port. */
  readonly master: boolean;
  /** On the carrier's clock, in milliseconds; absent when the token does not tell. */
  readonly expiresAt: number | undefined;
}

interface Attempt {
  readonly path: string;
  readonly data: Readonly<Record<string, string>>;
}

/** A token with less left than this is not used any more. Milliseconds. */
const MARGIN = 20_000;
/** Milliseconds; see `retryAt`. */
const LONGEST_PAUSE = 15 * 60_000;
/** Of the tokens that a request costs one of (`carriers/kazoo.md` §3). */
const COST = 35;
const DOING = 'sign you in';

/**
 * Signs in when it is needed, once at a time, and keeps the token in memory. A sign-in costs 35 of 100 tokens of
 * Kazoo's rate limit, so a pause that Kazoo asked for is kept without asking again (`carriers/kazoo.md` §3).
 */
export class SignIn {
  readonly #http: Http;
  readonly #access: AccountAccess;
  readonly #pace: PaceLane;
  #signedIn: SignedIn | undefined;
  #running: Promise<SignedIn> | undefined;
  #paused: CarrierFailure | undefined;

  constructor(http: Http, access: AccountAccess, pace: PaceLane) {
    this.#http = http;
    this.#access = access;
    this.#pace = pace;
  }

  /** Texts that may never appear in a sentence. */
  secrets(): readonly string[] {
    const { token } = this.#signedIn ?? {};
    const { password, apiKey } = this.#access.credentials.values;
    return [token, password, apiKey].filter((text) => text !== undefined);
  }

  /** The sign-in that holds, or a new one. Rejects with `CarrierFailure`. */
  async current(): Promise<SignedIn> {
    const known = this.#signedIn;
    if (known !== undefined && !this.#expired(known)) return known;
    return this.#once();
  }

  /** After a 401 with `stale`: another sign-in, unless somebody else already has one. */
  async renew(stale: SignedIn): Promise<SignedIn> {
    const known = this.#signedIn;
    if (known !== undefined && known !== stale) return known;
    return this.#once();
  }

  #expired(one: SignedIn): boolean {
    if (one.expiresAt === undefined) return false;
    return this.#http.now() + this.#http.clockOffset() > one.expiresAt - MARGIN;
  }

  #once(): Promise<SignedIn> {
    this.#running ??= this.#signIn().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #signIn(): Promise<SignedIn> {
    const until = this.#paused?.problem.retryAt;
    const left = until === undefined ? 0 : toEpochMs(until) - this.#http.now();
    // More is left than anybody may ask for: the clock has been set back.
    if (this.#paused !== undefined && left > 0 && left <= LONGEST_PAUSE) throw this.#paused;
    this.#paused = undefined;
    this.#signedIn = undefined;
    try {
      this.#signedIn = await this.#tryAll();
      return this.#signedIn;
    } catch (error) {
      if (error instanceof CarrierFailure && error.problem.code === 'rate-limited') this.#paused = error;
      throw error;
    }
  }

  async #tryAll(): Promise<SignedIn> {
    const attempts = attemptsOf(this.#access);
    for (const [n, attempt] of attempts.entries()) {
      const result = await this.#attempt(attempt);
      if (result instanceof CarrierFailure) {
        if (result.problem.code !== 'unauthorized' || n === attempts.length - 1) throw result;
      } else return result;
    }
    throw this.#wrongCredentials(undefined);
  }

  async #attempt(attempt: Attempt): Promise<SignedIn | CarrierFailure> {
    const request: Call = {
      method: 'PUT',
      path: attempt.path,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ data: attempt.data }),
    };
    const answer = await this.#pace.send(() => this.#http.send(request), COST);
    if (answer.status >= 200 && answer.status < 300) {
      const now = this.#http.now() + this.#http.clockOffset();
      const found = signedInOf(await readEnvelope(answer), this.#access.accountName, now);
      return found ?? notUnderstood(this.#asked(), answer.status);
    }
    const envelope = await readRefusal(answer);
    const wrong =
      answer.status === 401 || ((answer.status === 404 || answer.status === 400) && envelope !== undefined);
    if (wrong) return this.#wrongCredentials(envelope);
    // What a server says to a sign-in may hold a key or a token: none of its words are repeated.
    const silent = envelope && { ...envelope, data: undefined, message: undefined };
    const { status } = answer;
    return refusalFailure(
      { status, retryAfter: answer.header('retry-after'), envelope: silent },
      this.#asked(),
    );
  }

  /** Signing in twice does no harm, so a lost answer is no reason for doubt. */
  #asked(): Asked {
    return {
      accountName: this.#access.accountName,
      doing: DOING,
      write: false,
      now: this.#http.now(),
      clockOffset: this.#http.clockOffset(),
      secrets: this.secrets(),
    };
  }

  #wrongCredentials(envelope: Envelope | undefined): CarrierFailure {
    const { accountName, credentials } = this.#access;
    const name = scrub(accountName, this.secrets());
    const data = envelope?.data;
    if (typeof data === 'object' && data !== null && 'multi_factor_request' in data) {
      return new CarrierFailure(
        {
          code: 'unauthorized',
          what: `${name} asks this user for a second factor, which Portside can't give.`,
          next: 'Use the API key of the account instead.',
        },
        'no',
      );
    }
    const byKey = credentials.method === 'api-key';
    return new CarrierFailure(
      {
        code: 'unauthorized',
        what: byKey
          ? `${name} does not know this API key: wrong credentials.`
          : `${name} does not know this user, password and account: wrong credentials.`,
        next: byKey
          ? 'Enter the API key again; Kazoo shows it in the settings of the account.'
          : 'Enter user, password and account name again.',
      },
      'no',
    );
  }
}

/** A realm looks like a host name; an account name may look like one too, so both are tried then. */
function attemptsOf({ credentials }: AccountAccess): readonly Attempt[] {
  const { apiKey = '', user = '', password = '', account = '' } = credentials.values;
  if (credentials.method === 'api-key') return [{ path: '/api_auth', data: { api_key: apiKey.trim() } }];
  const hash = createHash('md5').update(`${user.trim()}:${password}`).digest('hex');
  const by = (key: string): Attempt => ({
    path: '/user_auth',
    data: { credentials: hash, method: 'md5', [key]: account.trim() },
  });
  const likeRealm = /^[^\s.]+(\.[^\s.]+)+$/.test(account.trim());
  return likeRealm ? [by('account_realm'), by('account_name')] : [by('account_name')];
}

function signedInOf(envelope: Envelope | undefined, fallbackName: string, now: number): SignedIn | undefined {
  const data = signInData.safeParse(envelope?.data);
  const token = envelope?.auth_token ?? data.data?.auth_token;
  if (!data.success || token === undefined) return undefined;
  return {
    token,
    accountId: data.data.account_id,
    accountName: data.data.account_name ?? fallbackName,
    master: data.data.is_master_account === true,
    expiresAt: lastsTo(expiryOf(token), now),
  };
}

/** A token that would be spent at once is used until the carrier says no: signing in anew each time is dear. */
function lastsTo(expiresAt: number | undefined, now: number): number | undefined {
  return expiresAt !== undefined && expiresAt > now + 2 * MARGIN ? expiresAt : undefined;
}

/** The `exp` of a JSON Web Token, in milliseconds. */
function expiryOf(token: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const isObject = typeof claims === 'object' && claims !== null;
    return isObject && 'exp' in claims && typeof claims.exp === 'number' ? claims.exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}
