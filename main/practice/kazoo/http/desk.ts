import { randomBytes } from 'node:crypto';
import type { Desk, Ready } from '../../http/listener.ts';
import { deadToken, refusal } from '../answer.ts';
import type { Site } from '../site.ts';
import { answerRequest, type Outcome } from './answer-request.ts';
import { answerText, writeAnswer } from './write.ts';

/** A request target without the token it may carry. */
function withoutToken(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  query.delete('auth_token');
  const text = query.toString();
  return text === '' ? url.pathname : `${url.pathname}?${text}`;
}

function ready(site: Site, { answer, token, tokens }: Outcome): Ready {
  const context = { requestId: randomBytes(16).toString('hex'), token, tokens };
  return {
    status: answer.kind === 'file' || answer.kind === 'list' ? 200 : answer.status,
    send: (response) => writeAnswer(response, site, answer, context),
    text: () => answerText(site, answer, context),
  };
}

const refusals = {
  'rate-limited': refusal(429, 'too_many_requests', { message: 'too many requests' }),
  unauthorized: deadToken(),
} as const;

/** Kazoo as the listener sees it. `tick` runs before each request: the site's clock-driven jobs. */
export const deskOf = (site: Site, tick: () => void): Desk => ({
  now: site.now,
  limit: () => site.switches.proxyLimit,
  target: withoutToken,
  work: async (request, url, body) => {
    tick();
    return ready(site, await answerRequest(site, request, url, body));
  },
  refusal: (kind) => ready(site, { answer: refusals[kind].answer, token: null, tokens: null }),
});
