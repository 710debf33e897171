import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isObject, textOr } from '../../json.ts';

/** Who a token speaks for. */
export interface Claims {
  readonly accountId: string;
  readonly ownerId?: string;
}

/** Result of reading a token off a request. */
export type TokenState =
  | { readonly kind: 'live'; readonly claims: Claims; readonly expires: number }
  /** No token, or not the shape of one. */
  | { readonly kind: 'garbled' }
  /** A token once given out by somebody: expired, revoked or signed elsewhere. */
  | { readonly kind: 'dead' };

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function decode(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** Signed tokens in the shape of Kazoo's JWTs, with a key of this run only. */
export class Tokens {
  readonly #key = randomBytes(32);
  readonly #live = new Set<string>();
  #serial = 0;

  /** A new token, valid for `lifetime` seconds from `now` (milliseconds). */
  issue(claims: Claims, now: number, lifetime: number): string {
    this.#serial += 1;
    const jti = String(this.#serial);
    this.#live.add(jti);
    const body = {
      iss: 'kazoo',
      account_id: claims.accountId,
      ...(claims.ownerId ? { owner_id: claims.ownerId } : {}),
      jti,
      exp: Math.floor(now / 1000) + lifetime,
    };
    const signed = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(body)}`;
    return `${signed}.${this.#sign(signed)}`;
  }

  read(token: string | undefined, now: number): TokenState {
    const [head, body, signature] = (token ?? '').split('.');
    const claims = decode(body);
    if (!signature || !isObject(decode(head)) || !isObject(claims)) return { kind: 'garbled' };
    const accountId = textOr(claims.account_id);
    const ownerId = textOr(claims.owner_id);
    const expires = Number(claims.exp);
    const genuine = same(signature, this.#sign(`${head}.${body}`)) && this.#live.has(String(claims.jti));
    if (!genuine || !accountId || now >= expires * 1000) return { kind: 'dead' };
    return { kind: 'live', expires, claims: { accountId, ...(ownerId ? { ownerId } : {}) } };
  }

  revoke(token: string): void {
    const claims = decode(token.split('.')[1]);
    if (isObject(claims)) this.#live.delete(String(claims.jti));
  }

  revokeAll(): void {
    this.#live.clear();
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
