import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type FaultAction, type Faults, runsFirst } from './faults.ts';
import { bodyHash, type RequestLog } from './log.ts';
import { sendPage } from './page.ts';
import { readBody } from './read-body.ts';

/** An answer that is decided and not yet sent. */
export interface Ready {
  readonly status: number;
  /** Sends it whole. */
  send(response: ServerResponse): Promise<void> | void;
  /** Its body as JSON text, for faults that cut it. */
  text(): string;
}

/** What a practice carrier is to the listener. */
export interface Desk {
  /** Milliseconds since 1970 by the carrier's own clock. */
  now(): number;
  /** Bytes above which a front proxy answers 413; null for no proxy. */
  limit(): number | null;
  /** Path and query as the log may keep them. */
  target(url: URL): string;
  /** Works a request out from end to end; never throws. */
  work(request: IncomingMessage, url: URL, body: Buffer): Promise<Ready>;
  /** The carrier's own 429 or 401, for a fault. */
  refusal(kind: 'rate-limited' | 'unauthorized'): Ready;
}

/** What the listener works with. */
export interface Parts {
  readonly desk: Desk;
  readonly faults: Faults;
  readonly log: RequestLog;
}

/** Takes one request from its first byte to its last, with whatever fault was planted for it. */
export async function listen(
  { desk, faults, log }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Clients take the server's clock from here, so it has to be the carrier's and not the machine's.
  response.setHeader('date', new Date(desk.now()).toUTCString());
  const url = new URL(request.url ?? '/', 'http://localhost');
  const method = request.method ?? 'GET';
  const fault = faults.next(method, url.pathname + url.search);
  const body = await readBody(request, desk.limit());
  const noted = { at: desk.now(), method, path: desk.target(url), fault: fault?.kind ?? null };
  if (body === null) {
    log.add({ ...noted, bodyHash: '', bodyBytes: -1, status: 413, executed: false });
    return sendPage(response, 413);
  }
  const sized = { ...noted, bodyHash: bodyHash(body), bodyBytes: body.byteLength };
  if (fault && !runsFirst(fault)) {
    log.add({ ...sized, status: null, executed: false });
    return spoil(desk, request, response, fault, null);
  }
  const ready = await desk.work(request, url, body);
  log.add({ ...sized, status: ready.status, executed: ready.status < 400 });
  return fault ? spoil(desk, request, response, fault, ready) : ready.send(response);
}

async function spoil(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  fault: FaultAction,
  ready: Ready | null,
): Promise<void> {
  switch (fault.kind) {
    case 'html':
      return sendPage(response, fault.status);
    case 'rate-limited':
    case 'unauthorized':
      return desk.refusal(fault.kind).send(response);
    case 'hang':
      return;
    case 'drop':
    case 'lost-answer':
      request.socket.destroy();
      return;
    case 'answer':
      response.writeHead(fault.status, fault.headers).end(fault.body);
      return;
    case 'slow':
      await wait(fault.ms);
      return ready?.send(response);
    case 'truncated-json':
    case 'cut-body': {
      if (!ready) return;
      const text = Buffer.from(ready.text());
      const half = text.subarray(0, Math.floor(text.byteLength / 2));
      const whole = fault.kind === 'cut-body';
      response.writeHead(ready.status, {
        'content-type': 'application/json',
        'content-length': whole ? text.byteLength : half.byteLength,
      });
      if (!whole) response.end(half);
      else response.write(half, () => request.socket.destroy());
    }
  }
}
