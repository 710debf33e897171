import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Desk, Ready } from '../../http/listener.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { type Answer, notFound, Refusal, refusal, titleOf } from '../answer.ts';
import { PRACTICE_FLOWROUTE } from '../seed/credentials.ts';
import type { Site } from '../site.ts';
import { dispatch } from './dispatch.ts';
import type { Pace } from './pace.ts';
import { methodsOf, routeOf } from './routes.ts';

const EXPECTED = Buffer.from(`${PRACTICE_FLOWROUTE.accessKey}:${PRACTICE_FLOWROUTE.secretKey}`);

function isSignedIn({ headers }: IncomingMessage): boolean {
  const [, value = ''] = /^Basic\s+(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const given = Buffer.from(value, 'base64');
  return given.byteLength === EXPECTED.byteLength && timingSafeEqual(given, EXPECTED);
}

function jsonOf({ headers }: IncomingMessage, body: Buffer): JsonObject {
  if (body.byteLength === 0) return {};
  if (!/^application\/(vnd\.api\+)?json\b/i.test(headers['content-type'] ?? ''))
    throw refusal(415, 'The request body must be of type application/json.');
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Told below, like JSON that is no object.
  }
  throw refusal(400, 'The request body is not a JSON object.');
}

async function worked(
  site: Site,
  pace: Pace,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Answer> {
  const { method = 'GET' } = request;
  const [version, ...segments] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const route = version === 'v2' ? routeOf(segments) : null;
  if (!route) throw notFound();
  if (!isSignedIn(request)) throw refusal(401, 'The access key or secret key is missing or wrong.');
  if (!methodsOf(route).includes(method)) throw refusal(405, `${method} is not allowed here.`);
  if (!pace.admits(site.switches.perSecond, site.now())) throw refusal(429, 'Too many requests.');
  const base = `http://${request.headers.host ?? 'localhost'}/v2`;
  return dispatch({ site, method, query: url.searchParams, body: jsonOf(request, body), base }, route);
}

function bodyOf(site: Site, answer: Answer): Json | undefined {
  switch (answer.kind) {
    case 'data':
      return answer.body;
    case 'empty':
      return;
    case 'errors': {
      const { status, details } = answer;
      const errors = details.map((detail) => ({ id: randomUUID(), status, title: titleOf(status), detail }));
      return site.switches.errors === 'bare' ? errors : { errors };
    }
  }
}

function ready(site: Site, answer: Answer): Ready {
  const body = bodyOf(site, answer);
  const text = body === undefined ? '' : JSON.stringify(body);
  const { retryAfter } = site.switches;
  return {
    status: answer.status,
    text: () => text,
    send: (response) => {
      if (answer.status === 429 && retryAfter !== null) response.setHeader('retry-after', retryAfter);
      if (answer.status === 401) response.setHeader('www-authenticate', 'Basic realm="flowroute"');
      response.writeHead(answer.status, {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        'content-length': Buffer.byteLength(text),
      });
      response.end(text);
    },
  };
}

const refusals = {
  'rate-limited': refusal(429, 'Too many requests.'),
  unauthorized: refusal(401, 'The access key or secret key is missing or wrong.'),
} as const;

/** Flowroute as the listener sees it. `tick` runs before each request: what the clock alone does. */
export const deskOf = (site: Site, pace: Pace, tick: () => void): Desk => ({
  now: site.now,
  limit: () => null,
  target: (url) => url.pathname + url.search,
  work: async (request, url, body) => {
    tick();
    try {
      return ready(site, await worked(site, pace, request, url, body));
    } catch (error) {
      if (error instanceof Refusal) return ready(site, error.answer);
      return ready(site, refusal(500, 'An unexpected error occurred.').answer);
    }
  },
  refusal: (kind) => ready(site, refusals[kind].answer),
});
