import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'undici';
import { parseBaseUrl } from './base-url.ts';
import { type ClockBounds, clockBounds, narrowed } from './clock-bounds.ts';
import { Answer } from './http-answer.ts';
import type { Circumstances, HttpTimeouts } from './http-failures.ts';
import { isBrokenConnection, RequestStopped, transportFailure, UploadStalled } from './http-failures.ts';
import { watchDeparture } from './left-machine.ts';

export type Method = 'GET' | 'HEAD' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

/** A body that is streamed with a known length; opened anew for each attempt. */
export interface Upload {
  /** Bytes. */
  readonly size: number;
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Bytes handed to the connection so far. */
  readonly sent?: (bytes: number) => void;
}

export interface Call {
  readonly method: Method;
  /** Under the base URL; begins with `/`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Upload;
  /** Ends the request at once; it then fails with `offline`. */
  readonly signal?: AbortSignal;
}

export interface HttpOptions {
  readonly baseUrl: string;
  /** As the agent named the account; used in sentences. */
  readonly accountName: string;
  readonly timeouts?: Partial<HttpTimeouts>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Milliseconds before a read is repeated after a broken connection. */
  readonly pause?: (attempt: number) => number;
}

const TIMEOUTS: HttpTimeouts = { connect: 10_000, bodyIdle: 30_000, answer: 120_000 };
/** Repeats of a read whose connection broke. A write is never repeated here: that is for the outbox (`sync.md` §0.1). */
const READ_REPEATS = 2;
const CONNECTIONS = 6;
const MAX_HEADERS = 32 * 1024;

const jitteredPause = (attempt: number) => Math.random() * 250 * 2 ** attempt;

/** Large, and no part of a start: the board is drawn before any request is made. */
export function loadHttp(): Promise<typeof import('undici')> {
  return import('undici');
}

/**
 * HTTP for carriers: undici's pool and nothing on top. No redirects, no cookies, no repeats of writes, no unbounded
 * waits, and every failure is a `CarrierFailure` that knows whether the request left this machine.
 */
export class Http {
  readonly #options: HttpOptions;
  readonly #timeouts: HttpTimeouts;
  #pool: Pool | undefined;
  #basePath = '';
  #clock: ClockBounds | undefined;

  constructor(options: HttpOptions) {
    this.#options = options;
    this.#timeouts = { ...TIMEOUTS, ...options.timeouts };
  }

  /** Milliseconds since 1970, on our clock. */
  now(): number {
    return this.#options.now?.() ?? Date.now();
  }

  /** The carrier's clock minus ours, in milliseconds, from the `Date` of its answers. */
  clockOffset(): number {
    return this.#clock === undefined ? 0 : (this.#clock.least + this.#clock.most) / 2;
  }

  /** Sends a request and resolves with the head of the answer, whatever its status. Rejects with `CarrierFailure`. */
  async send(call: Call): Promise<Answer> {
    const repeats = call.method === 'GET' || call.method === 'HEAD' ? READ_REPEATS : 0;
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.#attempt(call);
      if ('answer' in outcome) return outcome.answer;
      if (attempt >= repeats || !isBrokenConnection(outcome.error))
        throw transportFailure(outcome.error, outcome.about);
      await sleep((this.#options.pause ?? jitteredPause)(attempt));
    }
  }

  /** Ends idle connections; for shutting down and for tests. */
  async close(): Promise<void> {
    await this.#pool?.destroy();
    this.#pool = undefined;
  }

  async #attempt(call: Call): Promise<{ answer: Answer } | { error: unknown; about: Circumstances }> {
    const pool = await this.#open();
    const departure = watchDeparture();
    const write = call.method !== 'GET' && call.method !== 'HEAD';
    let handed = 0;
    const about = (left: boolean): Circumstances => ({
      accountName: this.#options.accountName,
      write,
      left,
      cut: typeof call.body === 'object' && handed < call.body.size,
      timeouts: this.#timeouts,
    });
    const stop = new AbortController();
    const before = this.now();
    try {
      const raw = await pool.request({
        method: call.method,
        path: this.#basePath + call.path,
        headers: { ...headersOf(call), 'x-request-id': departure.id },
        body: this.#body(call.body, stop, (bytes) => {
          handed += bytes;
        }),
        signal: call.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, call.signal]),
        headersTimeout: this.#timeouts.answer,
        bodyTimeout: this.#timeouts.bodyIdle,
        // One piece at a time: what gathers while main is busy would be copied together.
        highWaterMark: 1,
      });
      this.#learnClock(raw.headers.date, before);
      return { answer: new Answer(raw, about(true)) };
    } catch (error) {
      return { error: reasonOf(error, stop.signal, call.signal), about: about(departure.left()) };
    } finally {
      departure.done();
    }
  }

  async #open(): Promise<Pool> {
    const { Pool } = await loadHttp();
    if (this.#pool !== undefined) return this.#pool;
    const url = parseBaseUrl(this.#options.baseUrl, this.#options.accountName);
    this.#basePath = url.pathname.replace(/\/+$/, '');
    this.#pool = new Pool(url.origin, {
      connections: CONNECTIONS,
      pipelining: 1,
      maxHeaderSize: MAX_HEADERS,
      connect: { timeout: this.#timeouts.connect },
    });
    return this.#pool;
  }

  #body(
    body: Call['body'],
    stop: AbortController,
    handing: (bytes: number) => void,
  ): string | Readable | null {
    if (typeof body !== 'object') return body ?? null;
    // undici takes any async iterable, and asks no more of it than of a stream; its types do not say so.
    return watched(body, this.#timeouts.bodyIdle, stop, handing) as unknown as Readable;
  }

  #learnClock(date: string | string[] | undefined, before: number): void {
    const theirs = typeof date === 'string' ? Date.parse(date) : Number.NaN;
    const after = this.now();
    // Our own clock has been set back meanwhile: nothing can be told from it.
    if (Number.isNaN(theirs) || after < before) return;
    this.#clock = narrowed(this.#clock, clockBounds(theirs, before, after));
  }
}

/** Why a request ended: our own watch and the caller's wish come before what the connection made of them. */
function reasonOf(error: unknown, watch: AbortSignal, caller: AbortSignal | undefined): unknown {
  if (watch.aborted) return watch.reason;
  return caller?.aborted ? new RequestStopped('The request was stopped.', { cause: error }) : error;
}

function headersOf(call: Call): Record<string, string> {
  const headers: Record<string, string> = { 'user-agent': 'Portside', ...call.headers };
  if (typeof call.body === 'object') headers['content-length'] = String(call.body.size);
  return headers;
}

/**
 * Passes the file on, one piece read ahead while another is on its way; gives up when the connection takes nothing for
 * `idle` milliseconds. A piece is asked for only when the one before it has left for the network; `handing` is told of
 * each before it may leave.
 */
async function* watched(
  upload: Upload,
  idle: number,
  stop: AbortController,
  handing: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const giveUp = () => stop.abort(new UploadStalled('The carrier takes no more of the file.'));
  const pieces = upload.open()[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  let sent = 0;
  let ahead = readAhead(pieces);
  try {
    for (let piece = await ahead; !piece.done; piece = await ahead) {
      ahead = readAhead(pieces);
      timer = setTimeout(giveUp, idle);
      handing(piece.value.byteLength);
      yield piece.value;
      clearTimeout(timer);
      sent += piece.value.byteLength;
      upload.sent?.(sent);
    }
  } finally {
    clearTimeout(timer);
    // Not waited for: a source that hangs must not hold up whoever gave up on it.
    pieces.return?.().catch(() => undefined);
  }
}

/** The next piece, under way. That it fails is told to whoever waits for it, and to nobody when nobody does. */
function readAhead(pieces: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  const piece = pieces.next();
  piece.catch(() => undefined);
  return piece;
}
