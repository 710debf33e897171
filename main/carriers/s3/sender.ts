import { CarrierFailure } from '../../core/interfaces/carrier.ts';
import type { Upload } from '../http.ts';
import { Http } from '../http.ts';
import type { Answer } from '../http-answer.ts';
import type { HttpTimeouts } from '../http-failures.ts';
import type { Address, AddressRules } from './address.ts';
import { addressOf, redirectedTo } from './address.ts';
import { expired, storageOf, unusable } from './parties.ts';
import { errorCode, refusal } from './refusals.ts';

export interface SenderOptions extends AddressRules {
  readonly timeouts?: Partial<HttpTimeouts>;
  readonly now?: () => number;
}

/** One upload, ready to be sent. */
export interface Sending {
  readonly method: 'PUT' | 'POST';
  readonly url: string;
  readonly contentType: string | undefined;
  readonly body: Upload;
  /** Milliseconds since 1970, on the storage's clock. */
  readonly expiresAt: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Never start with less left than this. Milliseconds. */
const MARGIN = 60_000;
const MOST_REDIRECTS = 2;
/** Of an answer that ought to be empty, or an XML error. Bytes. */
const LARGEST_ANSWER = 64 * 1024;
const AGAIN = 'Portside tries again by itself; check the network if this stays.';

/** What the storage said to an upload that it took. */
export interface Taken {
  readonly status: number;
  readonly location: string | undefined;
}

/**
 * Sends uploads to one carrier's storage: the address byte for byte, no header beside what an upload needs, no repeats
 * (`carriers/telnyx-flowroute-s3.md` §D).
 */
export class Sender {
  readonly #options: SenderOptions;
  readonly #connections = new Map<string, Http>();
  #clock: { readonly offset: number } | undefined;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** The storage's clock minus ours, in milliseconds; 0 while unknown. */
  clockOffset(): number {
    return this.#clock?.offset ?? 0;
  }

  /** Resolves once the storage has taken the file. Rejects with `CarrierFailure`. */
  async send(sending: Sending): Promise<Taken> {
    let address = addressOf(sending.url, this.#options);
    await this.#requireTime(address, sending.expiresAt);
    for (let redirects = 0; ; redirects += 1) {
      const answer = await this.#once(address, sending);
      if (answer.status !== 307) return this.#judged(answer, sending);
      answer.discard();
      if (redirects === MOST_REDIRECTS) {
        throw unusable(`${storageOf(this.#options)} points from place to place for the file.`);
      }
      address = redirectedTo(answer.header('location'), address, this.#options);
    }
  }

  /** Our own clock may be wrong: before it turns a place down, the storage is asked for the time. */
  async #requireTime(address: Address, expiresAt: number | undefined): Promise<void> {
    if (expiresAt === undefined || this.#left(expiresAt) >= MARGIN) return;
    if (this.#clock === undefined) {
      const http = this.#http(address);
      const answer = await http.send({ method: 'HEAD', path: '/' });
      answer.discard();
      this.#learnClock(http, answer);
    }
    if (this.#left(expiresAt) < MARGIN) throw expired(this.#options, 'no');
  }

  #left(expiresAt: number): number {
    return expiresAt - this.clockOffset() - this.#now();
  }

  async #once(address: Address, { method, contentType, body, signal }: Sending): Promise<Answer> {
    const http = this.#http(address);
    try {
      const headers = contentType === undefined ? {} : { 'content-type': contentType };
      const answer = await http.send({
        method,
        path: address.target,
        headers,
        body,
        ...(signal && { signal }),
      });
      this.#learnClock(http, answer);
      return answer;
    } catch (error) {
      throw repeatable(error);
    }
  }

  async #judged(answer: Answer, { expiresAt }: Sending): Promise<Taken> {
    const { status } = answer;
    const body = await answer.bytes(LARGEST_ANSWER).catch((error: unknown) => {
      // The status stands, whatever became of the text behind it.
      if (status >= 300) return new Uint8Array();
      throw repeatable(error);
    });
    const code = errorCode(body);
    const empty = status === 201 || body.byteLength === 0;
    if (status >= 200 && status < 300 && code === undefined && empty) {
      return { status, location: answer.header('location') };
    }
    throw refusal({
      ...this.#options,
      status,
      code,
      retryAfter: answer.header('retry-after'),
      expiresAt,
      now: this.#now(),
      clockOffset: this.clockOffset(),
    });
  }

  #learnClock(http: Http, answer: Answer): void {
    if (answer.header('date') !== undefined) this.#clock = { offset: http.clockOffset() };
  }

  #http({ origin }: Address): Http {
    const known = this.#connections.get(origin);
    if (known !== undefined) return known;
    const { timeouts, now } = this.#options;
    const opened = new Http({
      baseUrl: origin,
      accountName: storageOf(this.#options),
      ...(timeouts && { timeouts }),
      ...(now && { now }),
    });
    this.#connections.set(origin, opened);
    return opened;
  }

  #now(): number {
    return this.#options.now?.() ?? Date.now();
  }
}

/** The same place takes the same file again and overwrites it, so there is nothing to look after first (§D rule 9). */
function repeatable(error: unknown): unknown {
  if (!(error instanceof CarrierFailure) || error.reached !== 'maybe') return error;
  if (error.problem.code !== 'carrier-down' && error.problem.code !== 'offline') return error;
  return new CarrierFailure({ ...error.problem, next: AGAIN }, 'maybe');
}
