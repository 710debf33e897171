import type { Asked } from '../../asked.ts';
import { notUnderstood, unaddressable } from '../../failures.ts';
import type { Call, Http, Method, Upload } from '../../http.ts';
import type { Answer } from '../../http-answer.ts';
import type { PaceLane } from '../../pace.ts';
import { refusalFailure } from './errors.ts';
import type { Envelope } from './reply.ts';
import { isTelnyxs, readEnvelope, readErrors } from './reply.ts';

/** One request to Telnyx, as the modules of this folder put it. */
export interface TelnyxCall {
  readonly method: Method;
  /** Segments under `/v2`; each is encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly upload?: Upload & { readonly contentType: string };
  readonly accept?: string;
  readonly signal?: AbortSignal;
  /** After "refused to": `create the order`. */
  readonly doing: string;
  /** Secrets in the request or of the order, which no sentence may repeat. */
  readonly secrets?: readonly string[];
  /** A POST that only asks. */
  readonly asks?: true;
}

/** Telnyx's v2 API for one account: one key for every request, one error for every refusal. */
export class TelnyxApi {
  readonly #http: Http;
  readonly #pace: PaceLane;
  readonly #key: string;
  readonly #accountName: string;

  constructor(http: Http, pace: PaceLane, key: string, accountName: string) {
    this.#http = http;
    this.#pace = pace;
    this.#key = key;
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

  /** Asks for a JSON document. Rejects with `CarrierFailure`. */
  async json(call: TelnyxCall): Promise<Envelope> {
    const answer = await this.stream(call);
    const envelope = await readEnvelope(answer);
    if (envelope === undefined) throw notUnderstood(this.asked(call), answer.status);
    return envelope;
  }

  /** Asks for something whose answer says nothing new, such as a deletion. Rejects with `CarrierFailure`. */
  async done(call: TelnyxCall): Promise<void> {
    const answer = await this.stream(call);
    // A page of a network that wants a sign-in is a success, too, by its status.
    if (!(await isTelnyxs(answer))) throw notUnderstood(this.asked(call), answer.status);
  }

  /** Resolves with a successful answer whose body is still on the way. Rejects with `CarrierFailure`. */
  async stream(call: TelnyxCall): Promise<Answer> {
    const answer = await this.#send(call);
    if (answer.status >= 200 && answer.status < 300) return answer;
    const errors = await readErrors(answer);
    const reset = answer.status === 429 ? answer.header('x-ratelimit-reset') : undefined;
    const retryAfter = reset ?? answer.header('retry-after');
    throw refusalFailure({ status: answer.status, errors, retryAfter }, this.asked(call));
  }

  /** The circumstances of a call, for a failure that a module finds by itself. */
  asked(call: Pick<TelnyxCall, 'method' | 'doing' | 'secrets' | 'asks'>): Asked {
    return {
      accountName: this.#accountName,
      doing: call.doing,
      write: call.method !== 'GET' && call.asks !== true,
      now: this.#http.now(),
      clockOffset: this.#http.clockOffset(),
      secrets: [this.#key, ...(call.secrets ?? [])],
    };
  }

  async #send(call: TelnyxCall): Promise<Answer> {
    if (call.path.some(isNoName)) throw unaddressable(this.asked(call));
    const query = new URLSearchParams(
      Object.entries(call.query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const path = `/${call.path.map(encodeURIComponent).join('/')}`;
    const body = call.upload ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    const request: Call = {
      method: call.method,
      path: query.size === 0 ? path : `${path}?${query}`,
      headers: {
        authorization: `Bearer ${this.#key}`,
        accept: call.accept ?? 'application/json',
        ...(body !== undefined && { 'content-type': call.upload?.contentType ?? 'application/json' }),
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
