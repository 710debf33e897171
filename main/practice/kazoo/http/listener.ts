import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { deadToken, refusal } from '../answer.ts';
import type { Site } from '../site.ts';
import { answerRequest, type Outcome } from './answer-request.ts';
import type { EnvelopeContext } from './envelope.ts';
import { type FaultAction, type Faults, runsFirst } from './faults.ts';
import { bodyHash, type RequestLog, withoutToken } from './log.ts';
import { readBody } from './read-body.ts';
import { answerText, writeAnswer } from './write.ts';

/** What the listener works with. */
export interface Parts {
  readonly site: Site;
  readonly faults: Faults;
  readonly log: RequestLog;
  /** Runs before each request: the site's clock-driven jobs. */
  readonly tick: () => void;
}

const page = (status: number): string =>
  `<html>\r\n<head><title>${status}</title></head>\r\n<body><center><h1>${status}</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n`;

function sendPage(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html' }).end(page(status));
}

/** Takes one request from its first byte to its last, with whatever fault was planted for it. */
export async function listen(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { site, faults, log, tick } = parts;
  // Clients take the server's clock from here, so it has to be the site's and not the machine's.
  response.setHeader('date', new Date(site.now()).toUTCString());
  const url = new URL(request.url ?? '/', 'http://localhost');
  const method = request.method ?? 'GET';
  const fault = faults.next(method, url.pathname + url.search);
  const body = await readBody(request, site.switches.proxyLimit);
  const noted = { at: site.now(), method, path: withoutToken(url), fault: fault?.kind ?? null };
  if (body === null) {
    log.add({ ...noted, bodyHash: '', bodyBytes: -1, status: 413, executed: false });
    return sendPage(response, 413);
  }
  const sized = { ...noted, bodyHash: bodyHash(body), bodyBytes: body.byteLength };
  const requestId = randomBytes(16).toString('hex');
  if (fault && !runsFirst(fault)) {
    log.add({ ...sized, status: null, executed: false });
    return spoil(parts, request, response, fault, null, requestId);
  }
  tick();
  const outcome = await answerRequest(site, request, url, body);
  const status = statusOf(outcome);
  log.add({ ...sized, status, executed: status < 400 });
  if (fault) return spoil(parts, request, response, fault, outcome, requestId);
  return writeAnswer(response, site, outcome.answer, {
    requestId,
    token: outcome.token,
    tokens: outcome.tokens,
  });
}

function statusOf({ answer }: Outcome): number {
  return answer.kind === 'file' || answer.kind === 'list' ? 200 : answer.status;
}

async function spoil(
  { site }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  fault: FaultAction,
  outcome: Outcome | null,
  requestId: string,
): Promise<void> {
  const context: EnvelopeContext = {
    requestId,
    token: outcome?.token ?? null,
    tokens: outcome?.tokens ?? null,
  };
  switch (fault.kind) {
    case 'html':
      return sendPage(response, fault.status);
    case 'rate-limited':
      return writeAnswer(
        response,
        site,
        refusal(429, 'too_many_requests', { message: 'too many requests' }).answer,
        context,
      );
    case 'unauthorized':
      return writeAnswer(response, site, deadToken().answer, context);
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
      return outcome ? writeAnswer(response, site, outcome.answer, context) : undefined;
    case 'truncated-json':
    case 'cut-body': {
      if (!outcome) return;
      const text = Buffer.from(answerText(site, outcome.answer, context));
      const half = text.subarray(0, Math.floor(text.byteLength / 2));
      const whole = fault.kind === 'cut-body';
      response.writeHead(statusOf(outcome), {
        'content-type': 'application/json',
        'content-length': whole ? text.byteLength : half.byteLength,
      });
      if (!whole) response.end(half);
      else response.write(half, () => request.socket.destroy());
    }
  }
}
