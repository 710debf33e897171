import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Fault, LogEntry } from '../control.ts';
import { postForm } from '../form/post.ts';
import { deleteObject, getObject, makeBucket, putObject, refuseOther } from '../objects.ts';
import { Refusal } from '../refusal.ts';
import type { Site } from '../site.ts';
import { type Answer, errorAnswer, markResponse, send } from './answer.ts';
import type { Faults } from './faults.ts';
import type { Incoming } from './read-body.ts';
import { type Target, targetOf } from './target.ts';

/** What the listener works with. */
export interface Parts {
  readonly site: Site;
  readonly faults: Faults;
  readonly log: LogEntry[];
}

/** Requests that the log remembers. */
const KEPT = 10_000;

/** Takes one request from its first byte to its last, with whatever fault was planted for it. */
export async function listen(
  { site, faults, log }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  expects: boolean,
): Promise<void> {
  const requestId = markResponse(response);
  const method = request.method ?? 'GET';
  const leaving = () => ({ now: site.now(), withBody: method !== 'HEAD' });
  const fault = faults.next(method);
  const note = (status: number | null, code: string | undefined) => {
    if (log.length >= KEPT) log.shift();
    log.push({
      method,
      path: (request.url ?? '/').split('?')[0] ?? '/',
      headers: Object.keys(request.headers),
      contentType: request.headers['content-type'],
      length: request.headers['content-length'],
      status,
      code,
    });
  };
  try {
    if (fault?.kind === 'slow') await wait(fault.ms);
    const answer = spoiled(
      await answerOf(site, { request, response, expects, idle: site.idle }, fault),
      fault,
    );
    note(answer?.status ?? null, undefined);
    if (answer === undefined) request.socket.destroy();
    else send(response, answer, leaving());
  } catch (error) {
    if (!(error instanceof Refusal)) {
      note(null, undefined);
      throw error;
    }
    note(error.status, error.code);
    send(response, errorAnswer(error, requestId), leaving());
  }
}

async function answerOf(site: Site, incoming: Incoming, fault: Fault | undefined): Promise<Answer> {
  const { request } = incoming;
  if (fault?.kind === 'error') {
    if (fault.retryAfter !== undefined) incoming.response.setHeader('retry-after', fault.retryAfter);
    throw new Refusal(fault.status, fault.code, 'As planted.');
  }
  if (fault?.kind === 'redirect') return redirected(fault.to, request);
  const length = Number(request.headers['content-length'] ?? 0);
  const cut = fault?.kind === 'cut' ? { cutAt: Math.floor(length * fault.share) } : {};
  return work(site, targetOf(request), { ...incoming, ...cut });
}

async function work(site: Site, target: Target, incoming: Incoming): Promise<Answer> {
  const { method } = incoming.request;
  const whole = target.key !== '';
  if (method === 'PUT' && target.bucket !== '')
    return whole ? putObject(site, target, incoming) : makeBucket(site, target, incoming);
  if (method === 'POST' && target.bucket !== '') return postForm(site, target, incoming);
  if ((method === 'GET' || method === 'HEAD') && whole) return getObject(site, target, incoming);
  if (method === 'DELETE' && whole) return deleteObject(site, target, incoming);
  return refuseOther();
}

/** AWS tells the whole address, signature included. */
function redirected(to: string, request: IncomingMessage): Answer {
  const location = `${to}${request.url ?? '/'}`;
  const body = errorAnswer(
    new Refusal(307, 'TemporaryRedirect', 'Please re-send this request to the specified temporary endpoint.'),
    '',
  );
  return { ...body, headers: { ...body.headers, location } };
}

/** Undefined: the connection breaks instead of an answer. */
function spoiled(answer: Answer, fault: Fault | undefined): Answer | undefined {
  const { location, ...others } = answer.headers ?? {};
  if (fault?.kind === 'lost-answer') return undefined;
  if (fault?.kind === 'no-location') return { ...answer, headers: others };
  if (fault?.kind === 'location') return { ...answer, headers: { ...others, location: fault.value } };
  return answer;
}
