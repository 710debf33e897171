import type { IncomingMessage } from 'node:http';
import { isObject, type JsonObject } from '../../json.ts';
import { type Answer, notFound, Refusal, refusal } from '../answer.ts';
import { followLink } from '../documents/link.ts';
import type { Call, Site } from '../site.ts';
import { checkKey, checkToken } from './auth.ts';
import type { Rate, RateHeaders } from './rate.ts';
import { find, type Route, route } from './routes.ts';
import { V1_ROUTES } from './v1-routes.ts';
import { V2_ROUTES } from './v2-routes.ts';

/** An answer with the headers that its request earned. */
export interface Outcome {
  readonly answer: Answer;
  readonly headers: RateHeaders;
}

const LINK_ROUTES = [route('GET /document_links/:id', followLink)] as const;

/** Which of the two APIs a path belongs to; links given out need no key. */
function apiOf(segments: readonly string[]): 'v2' | 'v1' | 'link' {
  if (segments[0] === 'v2') return 'v2';
  return segments[0] === 'document_links' ? 'link' : 'v1';
}

/** The JSON body; empty when there is none or it is a form. */
function parsed(request: IncomingMessage, body: Buffer): JsonObject {
  const type = request.headers['content-type'] ?? '';
  if (body.byteLength === 0 || type.startsWith('multipart/')) return {};
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Told below, like JSON that is no object.
  }
  throw refusal(400, [{ code: '10015', detail: 'The request body is not a JSON object' }]);
}

async function dispatched(
  routes: readonly Route[],
  segments: readonly string[],
  call: Omit<Call, 'json'>,
  request: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  const found = find(routes, call.method, segments);
  if (found.kind === 'nothing') throw notFound();
  if (found.kind === 'method')
    throw refusal(405, [{ code: '10007', detail: 'The method is not allowed on this path' }]);
  return found.handle({ ...call, json: parsed(request, body) }, ...found.ids);
}

/** Works a request out from end to end; never throws. */
export async function answerRequest(
  site: Site,
  rate: Rate,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Outcome> {
  let headers: RateHeaders = {};
  try {
    const segments = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
    const call = {
      site,
      method: request.method ?? 'GET',
      query: url.searchParams,
      headers: request.headers,
      body,
    };
    const api = apiOf(segments);
    if (api === 'link')
      return { answer: await dispatched(LINK_ROUTES, segments, call, request, body), headers };
    if (api === 'v2') checkKey(request.headers, site.switches.forbidden);
    else checkToken(request.headers, site.switches.forbidden);
    headers = rate.take(site.switches, site.now());
    return api === 'v2'
      ? { answer: await dispatched(V2_ROUTES, segments.slice(1), call, request, body), headers }
      : { answer: await dispatched(V1_ROUTES, segments, call, request, body), headers };
  } catch (error) {
    if (error instanceof Refusal) return { answer: error.answer, headers };
    return { answer: { kind: 'empty', status: 500 }, headers };
  }
}
