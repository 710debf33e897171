import { notUnderstood, unaddressable } from '../failures.ts';
import type { Call, Http, Method, Upload } from '../http.ts';
import type { Answer } from '../http-answer.ts';
import type { Pace, PaceLane } from '../pace.ts';
import type { AskedKazoo } from './errors.ts';
import { refusalFailure } from './errors.ts';
import { readEnvelope, readRefusal } from './reply.ts';
import type { SignedIn, SignIn } from './sign-in.ts';
import type { Envelope } from './wire.ts';

/** One request to Kazoo, as the modules of this folder put it. */
export interface KazooCall {
  readonly method: Method;
  /** Segments under `/v2`; each is encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number>>;
  /** The request document, `data` and what stands beside it. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly upload?: Upload & { readonly mediaType: string };
  /** Breaks the request off. */
  readonly signal?: AbortSignal;
  /** The revision that must still be the current one. */
  readonly ifMatch?: string | undefined;
  readonly accept?: string;
  /** After "refused to": `create the port request`. */
  readonly doing: string;
  /** Secrets in the request, which no sentence may repeat. */
  readonly secrets?: readonly string[];
}

export interface Reply {
  readonly envelope: Envelope;
  /** CouchDB's revision of the document, from the envelope or the ETag. */
  readonly revision: string | undefined;
}

/** Kazoo's REST API for one account: signs in, signs in again once after a 401, and maps every refusal. */
export class KazooApi {
  readonly #http: Http;
  readonly #signIn: SignIn;
  readonly #accountName: string;
  readonly #pace: Pace;
  readonly #lane: PaceLane;

  constructor(http: Http, signIn: SignIn, pace: Pace, accountName: string, lane = pace.urgent) {
    this.#http = http;
    this.#signIn = signIn;
    this.#pace = pace;
    this.#lane = lane;
    this.#accountName = accountName;
  }

  /** The same, for what lets everything urgent go first. */
  inBackground(): KazooApi {
    return new KazooApi(this.#http, this.#signIn, this.#pace, this.#accountName, this.#pace.background);
  }

  /** Who we are; signs in when needed. */
  me(): Promise<SignedIn> {
    return this.#signIn.current();
  }

  /** The carrier's clock, in milliseconds. */
  carrierNow(): number {
    return this.#http.now() + this.#http.clockOffset();
  }

  clockOffset(): number {
    return this.#http.clockOffset();
  }

  /** Asks for a JSON document. Rejects with `CarrierFailure`. */
  async json(call: KazooCall): Promise<Reply> {
    const answer = await this.stream(call);
    const envelope = await readEnvelope(answer);
    if (envelope === undefined) throw notUnderstood(this.asked(call), answer.status);
    if (envelope.tokens) this.#pace.atMost(envelope.tokens.remaining);
    return { envelope, revision: envelope.revision ?? etag(answer.header('etag')) };
  }

  /** Asks for anything; resolves with a successful answer whose body is still on the way. Rejects with `CarrierFailure`. */
  async stream(call: KazooCall): Promise<Answer> {
    const answer = await this.#signedIn(call);
    if (answer.status >= 200 && answer.status < 300) return answer;
    const envelope = await readRefusal(answer);
    throw refusalFailure(
      { status: answer.status, retryAfter: answer.header('retry-after'), envelope },
      this.asked(call),
    );
  }

  /** The circumstances of a call, for a failure that a module finds by itself. */
  asked(call: Pick<KazooCall, 'method' | 'doing' | 'secrets' | 'body'>): AskedKazoo {
    return {
      accountName: this.#accountName,
      doing: call.doing,
      write: call.method !== 'GET',
      now: this.#http.now(),
      clockOffset: this.#http.clockOffset(),
      secrets: [...this.#signIn.secrets(), ...(call.secrets ?? [])],
      accepted: call.body?.accept_charges === true,
    };
  }

  async #signedIn(call: KazooCall): Promise<Answer> {
    const first = await this.#signIn.current();
    const answer = await this.#send(call, first);
    if (answer.status !== 401) return answer;
    answer.discard();
    return this.#send(call, await this.#signIn.renew(first));
  }

  async #send(call: KazooCall, as: SignedIn): Promise<Answer> {
    const query = new URLSearchParams(
      Object.entries(call.query ?? {}).map(([key, value]): [string, string] => [key, String(value)]),
    );
    if (call.path.some(isNoName)) throw unaddressable(this.asked(call));
    const path = `/${call.path.map(encodeURIComponent).join('/')}`;
    const body = call.upload ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    const request: Call = {
      method: call.method,
      path: query.size === 0 ? path : `${path}?${query}`,
      headers: {
        'x-auth-token': as.token,
        accept: call.accept ?? 'application/json',
        ...(body !== undefined && { 'content-type': call.upload?.mediaType ?? 'application/json' }),
        ...(call.ifMatch !== undefined && { 'if-match': `"${call.ifMatch}"` }),
      },
      ...(body !== undefined && { body }),
      ...(call.signal && { signal: call.signal }),
    };
    return this.#lane.send(() => this.#http.send(request));
  }
}

/** Segments that a server or a proxy may resolve to another place, such as the port above an attachment. */
function isNoName(segment: string): boolean {
  return segment === '' || segment === '.' || segment === '..';
}

/** A strong ETag without its quotes. */
function etag(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^"(.+)"$/.exec(header)?.[1];
}
