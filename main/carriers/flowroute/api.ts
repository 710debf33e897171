import type { AccountAccess } from '../../core/interfaces/carrier.ts';
import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { Asked } from '../asked.ts';
import { notUnderstood } from '../failures.ts';
import type { Call, Http, Method } from '../http.ts';
import type { Answer } from '../http-answer.ts';
import type { PaceLane } from '../pace.ts';
import { refusalFailure, unaddressable } from './errors.ts';
import { readRefusal, readReply } from './reply.ts';

/** One request to Flowroute, as the modules of this folder put it. */
export interface FlowrouteCall {
  readonly method: Method;
  /** Segments under `/v2`; each is encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  /** After "refused to": `create the port order`. */
  readonly doing: string;
  /** Secrets in the request, which no sentence may repeat. */
  readonly secrets?: readonly string[];
}

/** Flowroute's REST API for one account: HTTP Basic on every request, and every refusal mapped. */
export class FlowrouteApi {
  readonly #http: Http;
  readonly #pace: PaceLane;
  readonly #access: AccountAccess;

  constructor(http: Http, pace: PaceLane, access: AccountAccess) {
    this.#http = http;
    this.#pace = pace;
    this.#access = access;
  }

  /** Milliseconds since 1970, on our clock. */
  now(): number {
    return this.#http.now();
  }

  /** The carrier's clock, in milliseconds. */
  carrierNow(): number {
    return this.#http.now() + this.#http.clockOffset();
  }

  clockOffset(): number {
    return this.#http.clockOffset();
  }

  /** Asks for a JSON document. Rejects with `CarrierFailure`. */
  async json(call: FlowrouteCall): Promise<unknown> {
    return this.document(call, await this.send(call));
  }

  /** Sends a request and resolves with the head of the answer, whatever its status. Rejects with `CarrierFailure`. */
  async send(call: FlowrouteCall): Promise<Answer> {
    if (call.path.some(isNoName)) throw unaddressable(this.asked(call));
    const query = new URLSearchParams(
      Object.entries(call.query ?? {}).map(([key, value]): [string, string] => [key, String(value)]),
    );
    const path = `/${call.path.map(encodeURIComponent).join('/')}`;
    const { accessKey = '', secretKey = '' } = this.#access.credentials.values;
    const basic = Buffer.from(`${accessKey.trim()}:${secretKey.trim()}`).toString('base64');
    const request: Call = {
      method: call.method,
      path: query.size === 0 ? path : `${path}?${query}`,
      headers: {
        authorization: `Basic ${basic}`,
        accept: 'application/json',
        ...(call.body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    };
    return this.#pace.send(() => this.#http.send(request));
  }

  /** The document of an answer; `undefined` for a success without a body. Rejects with `CarrierFailure`. */
  async document(call: FlowrouteCall, answer: Answer): Promise<unknown> {
    if (answer.status < 200 || answer.status >= 300) {
      const retryAfter = answer.header('retry-after');
      const faults = await readRefusal(answer);
      throw refusalFailure({ status: answer.status, retryAfter, faults }, this.asked(call));
    }
    const reply = await readReply(answer);
    if (reply === undefined) throw notUnderstood(this.asked(call), answer.status);
    return reply === 'empty' ? undefined : reply.body;
  }

  /** An answer that is JSON but not what was asked for. */
  notUnderstood(call: FlowrouteCall): CarrierFailure {
    return notUnderstood(this.asked(call), 200);
  }

  /** The circumstances of a call, for a failure that a module finds by itself. */
  asked(call: FlowrouteCall): Asked {
    const { accessKey = '', secretKey = '' } = this.#access.credentials.values;
    return {
      accountName: this.#access.accountName,
      doing: call.doing,
      write: call.method !== 'GET',
      now: this.#http.now(),
      clockOffset: this.#http.clockOffset(),
      secrets: [secretKey, accessKey, ...(call.secrets ?? [])],
    };
  }
}

/** Segments that a server or a proxy may resolve to another place, such as the order above a file. */
function isNoName(segment: string): boolean {
  return segment === '' || segment === '.' || segment === '..';
}

/**
 * A reading that prepares a change. Whatever goes wrong with it, the change has not left this machine: no doubt about it
 * may come from here.
 */
export async function beforeChange<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof CarrierFailure ? new CarrierFailure(error.problem, 'no') : error;
  }
}

/** A reading that follows a change: Flowroute has done it already, so it must not look as if nothing had left. */
export async function afterChange<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof CarrierFailure ? new CarrierFailure(error.problem, 'maybe') : error;
  }
}
