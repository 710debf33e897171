import type { IncomingMessage } from 'node:http';
import { objectOr } from '../../json.ts';
import { type Answer, notFound, Refusal, refusal } from '../answer.ts';
import { authenticate, tokenOf } from '../auth/authenticate.ts';
import { signInKey, signInUser } from '../auth/sign-in.ts';
import type { Site } from '../site.ts';
import { dispatch } from './dispatch.ts';
import type { EnvelopeContext } from './envelope.ts';
import { accountOf, consume } from './guard.ts';
import { parseJson } from './read-body.ts';
import { methodsOf, type Route, routeOf } from './routes.ts';

/** An answer with what its envelope needs to know. */
export interface Outcome {
  readonly answer: Answer;
  readonly token: string | null;
  readonly tokens: EnvelopeContext['tokens'];
}

interface Seen {
  token: string | null;
  tokens: EnvelopeContext['tokens'];
}

/** Works a request out from end to end; never throws. */
export async function answerRequest(
  site: Site,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Outcome> {
  const seen: Seen = { token: null, tokens: null };
  try {
    return { answer: await worked(site, request, url, body, seen), ...seen };
  } catch (error) {
    if (error instanceof Refusal) return { answer: error.answer, ...seen };
    return { answer: { kind: 'empty', status: 500 }, ...seen };
  }
}

function worked(
  site: Site,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  seen: Seen,
): Answer | Promise<Answer> {
  const { headers, method = 'GET' } = request;
  const ip = request.socket.remoteAddress ?? '';
  const [version, ...segments] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (version === 'v1') return { kind: 'empty', status: 410 };
  const route = version === 'v2' ? routeOf(segments) : null;
  if (!route) throw notFound();
  checkMethod(route, method);
  const envelope = isRaw(route, method) ? {} : parseJson(body);
  const data = objectOr(envelope.data);
  if (route.name === 'user-auth' || route.name === 'api-auth') {
    seen.tokens = consume(site, ip, null);
    return route.name === 'user-auth' ? signInUser(site, data) : signInKey(site, data);
  }
  const caller = authenticate(site, tokenOf(headers, url.searchParams, envelope));
  seen.token = caller.token;
  seen.tokens = consume(site, ip, caller.account.id);
  const account = accountOf(site, caller, route, method);
  return dispatch(
    { site, method, query: url.searchParams, headers, body, envelope, data, caller, account },
    route,
  );
}

/** 405, except on the agent view, where every verb but GET is a 403 for everybody. */
function checkMethod(route: Route, method: string): void {
  if (methodsOf(route).includes(method)) return;
  if (route.name === 'ports' && route.account === null) return;
  throw refusal(405, 'invalid_method', { message: 'method not allowed' });
}

/** True for the bodies that are files and not JSON. */
const isRaw = (route: Route, method: string): boolean =>
  (route.name === 'attachments' && method === 'PUT') || (route.name === 'attachment' && method === 'POST');
