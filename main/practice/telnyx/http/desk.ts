import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Desk, Ready } from '../../http/listener.ts';
import { type Answer, refusal } from '../answer.ts';
import type { Site } from '../site.ts';
import { answerRequest } from './answer-request.ts';
import { type Rate, type RateHeaders, tooMany } from './rate.ts';

/** Seconds that the 429 of a planted fault asks for. */
const RESET = 2;

const refusals = {
  'rate-limited': tooMany(100, RESET).answer,
  unauthorized: refusal(401, [{ code: '10009', detail: 'Could not understand the provided credentials.' }])
    .answer,
} as const;

const bodyOf = (answer: Answer): string =>
  answer.kind === 'json' ? JSON.stringify(answer.body) : '{"data":{}}';

function write(response: ServerResponse, answer: Answer, headers: RateHeaders): void {
  const common = { ...headers, 'x-request-id': randomUUID() };
  switch (answer.kind) {
    case 'empty':
      response.writeHead(answer.status, common).end();
      return;
    case 'file':
      response.writeHead(200, {
        ...common,
        'content-type': answer.contentType,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`,
        'content-length': answer.bytes.byteLength,
      });
      response.end(answer.bytes);
      return;
    case 'json': {
      const text = Buffer.from(bodyOf(answer));
      response.writeHead(answer.status, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': text.byteLength,
        ...common,
        ...answer.headers,
      });
      response.end(text);
    }
  }
}

const ready = (answer: Answer, headers: RateHeaders): Ready => ({
  status: answer.kind === 'file' ? 200 : answer.status,
  send: (response) => write(response, answer, headers),
  text: () => bodyOf(answer),
});

/** A request target without what opens a link. */
function withoutSignature(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  query.delete('signature');
  const text = query.toString();
  return text === '' ? url.pathname : `${url.pathname}?${text}`;
}

/** Telnyx as the listener sees it. `tick` runs before each request: what time has made due. */
export const deskOf = (site: Site, rate: Rate, tick: () => void): Desk => ({
  now: site.now,
  limit: () => null,
  target: withoutSignature,
  work: async (request, url, body) => {
    tick();
    const { answer, headers } = await answerRequest(site, rate, request, url, body);
    return ready(answer, headers);
  },
  refusal: (kind) => ready(refusals[kind], {}),
});
