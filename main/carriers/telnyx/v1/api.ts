import type { z } from 'zod';
import type { Asked } from '../../asked.ts';
import { notUnderstood, unaddressable } from '../../failures.ts';
import type { Call, Http, Method } from '../../http.ts';
import type { Answer } from '../../http-answer.ts';
import type { PaceLane } from '../../pace.ts';
import { refusalFailure } from './errors.ts';
import { isTelnyxs, readBody, readRefusal } from './reply.ts';

/** One request to Telnyx v1, as the modules of this folder put it. */
export interface V1Call {
  readonly method: Method;
  /** Segments under the root; each is encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
  /** After "refused to": `create the draft`. */
  readonly doing: string;
  /** Secrets in the request or of the order, which no sentence may repeat. */
  readonly secrets?: readonly string[];
  /** A POST that only asks. */
  readonly asks?: true;
}

/** The two headers of every request (`carriers/telnyx-flowroute-s3.md` §A). */
export interface V1Keys {
  /** E-mail address of the portal, or the access key. */
  readonly user: string;
  readonly token: string;
}

/** An answer together with what its headers tell of the list that it is a page of. */
export interface V1Page<Value> {
  readonly value: Value;
  /** Absent where the answer does not tell. */
  readonly pages: number | undefined;
}

/** Telnyx's older API for one account: one error for every refusal. */
export class V1Api {
  readonly #http: Http;
  readonly #pace: PaceLane;
  readonly #keys: V1Keys;
  readonly #accountName: string;

  constructor(http: Http, pace: PaceLane, keys: V1Keys, accountName: string) {
    this.#http = http;
    this.#pace = pace;
    this.#keys = keys;
    this.#accountName = accountName;
  }

  /** The carrier's clock, in milliseconds. */
  carrierNow(): number {
    return this.#http.now() + this.#http.clockOffset();
  }

  /** Our clock, in milliseconds. */
  now(): number {
    return this.#http.now();
  }

  /** Asks for a JSON document of a known shape. Rejects with `CarrierFailure`. */
  async json<Value>(call: V1Call, schema: z.ZodType<Value>): Promise<Value> {
    return (await this.page(call, schema)).value;
  }

  /** The same, with the totals of the list. */
  async page<Value>(call: V1Call, schema: z.ZodType<Value>): Promise<V1Page<Value>> {
    const answer = await this.#succeeded(call);
    const value = await readBody(answer, schema);
    if (value === undefined) throw notUnderstood(this.#asked(call), answer.status);
    const pages = Number(answer.header('total-pages') ?? Number.NaN);
    return { value, pages: Number.isSafeInteger(pages) ? pages : undefined };
  }

  /** Asks for something whose answer says nothing new. Rejects with `CarrierFailure`. */
  async done(call: V1Call): Promise<void> {
    const answer = await this.#succeeded(call);
    // A page of a network that wants a sign-in is a success, too, by its status.
    if (!(await isTelnyxs(answer))) throw notUnderstood(this.#asked(call), answer.status);
  }

  async #succeeded(call: V1Call): Promise<Answer> {
    const answer = await this.#send(call);
    if (answer.status >= 200 && answer.status < 300) return answer;
    const body = await readRefusal(answer);
    const retryAfter =
      answer.header('retry-after') ??
      (answer.status === 429 ? answer.header('x-ratelimit-reset') : undefined);
    throw refusalFailure({ status: answer.status, body, retryAfter }, this.#asked(call));
  }

  #asked(call: V1Call): Asked {
    return {
      accountName: this.#accountName,
      doing: call.doing,
      write: call.method !== 'GET' && call.asks !== true,
      now: this.#http.now(),
      clockOffset: this.#http.clockOffset(),
      secrets: [this.#keys.token, ...(call.secrets ?? [])],
    };
  }

  async #send(call: V1Call): Promise<Answer> {
    if (call.path.some(isNoName)) throw unaddressable(this.#asked(call));
    const query = new URLSearchParams(
      Object.entries(call.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const path = `/${call.path.map(encodeURIComponent).join('/')}`;
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    const request: Call = {
      method: call.method,
      path: query.size === 0 ? path : `${path}?${query}`,
      headers: {
        'x-api-user': this.#keys.user,
        'x-api-token': this.#keys.token,
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
      ...(call.signal && { signal: call.signal }),
    };
    return this.#pace.send(() => this.#http.send(request));
  }
}

/** Segments that a server or a proxy may resolve to another place. */
function isNoName(segment: string): boolean {
  return segment === '' || segment === '.' || segment === '..';
}
