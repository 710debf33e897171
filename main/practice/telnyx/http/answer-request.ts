import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isObject, type JsonObject } from '../../json.ts';
import { type Answer, notFound, Refusal, refusal } from '../answer.ts';
import { followLink } from '../documents/link.ts';
import type { Call, Site } from '../site.ts';
import { accountByKey, accountByToken } from './auth.ts';
import type { Rate, RateHeaders } from './rate.ts';
import { find, type Route, route } from './routes.ts';
import { V1_ROUTES } from './v1-routes.ts';
import { V2_ROUTES } from './v2-routes.ts';

/** An answer with the headers that its request earned. */
export interface Outcome {
  readonly answer: Answer;
  readonly headers: RateHeaders;
}

/** One of the APIs of this address. */
interface Api {
  readonly routes: readonly Route[];
  /** Parts of the path before its routes begin. */
  readonly skip: number;
  /** Whose request it is; refuses strangers. */
  readonly accountOf: (headers: IncomingHttpHeaders, forbidden: boolean) => string;
  /** How it says that a request makes no sense to it. */
  readonly senseless: (status: 400 | 404 | 405) => Refusal;
}

const v2Senseless = (status: 400 | 404 | 405): Refusal => {
  if (status === 404) return notFound();
  return status === 405
    ? refusal(405, [{ code: '10007', detail: 'The method is not allowed on this path' }])
    : refusal(400, [{ code: '10015', detail: 'The request body is not a JSON object' }]);
};

const v1Senseless = (status: 400 | 404 | 405): Refusal =>
  new Refusal({
    kind: 'json',
    status,
    body: { message: { 400: 'Bad request', 404: 'Not found', 405: 'Method not allowed' }[status] },
  });

const V2: Api = { routes: V2_ROUTES, skip: 1, accountOf: accountByKey, senseless: v2Senseless };
const V1: Api = { routes: V1_ROUTES, skip: 0, accountOf: accountByToken, senseless: v1Senseless };
/** Links that were given out need no key. */
const LINKS: Api = {
  routes: [route('GET /document_links/:id', followLink)],
  skip: 0,
  accountOf: () => '',
  senseless: v2Senseless,
};

function apiOf([head]: readonly string[]): Api {
  if (head === 'v2') return V2;
  return head === 'document_links' ? LINKS : V1;
}

/** The JSON body; empty when there is none or it is a form. */
function parsed(api: Api, request: IncomingMessage, body: Buffer): JsonObject {
  const type = request.headers['content-type'] ?? '';
  if (body.byteLength === 0 || type.startsWith('multipart/')) return {};
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Told below, like JSON that is no object.
  }
  throw api.senseless(400);
}

/** Works a request out from end to end; never throws. */
export async function answerRequest(
  site: Site,
  rate: Rate,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Outcome> {
  let earned: RateHeaders = {};
  const { headers, method = 'GET' } = request;
  try {
    const segments = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
    const api = apiOf(segments);
    const accountId = api.accountOf(headers, site.switches.forbidden);
    earned = rate.take(site.switches, site.now());
    const found = find(api.routes, method, segments.slice(api.skip));
    if (found.kind === 'nothing') throw api.senseless(404);
    if (found.kind === 'method') throw api.senseless(405);
    const json = parsed(api, request, body);
    const call: Call = { site, accountId, method, query: url.searchParams, headers, body, json };
    return { answer: await found.handle(call, ...found.ids), headers: earned };
  } catch (error) {
    if (error instanceof Refusal) return { answer: error.answer, headers: earned };
    return { answer: { kind: 'empty', status: 500 }, headers: earned };
  }
}
