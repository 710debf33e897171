import type { ServerResponse } from 'node:http';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Answer } from '../answer.ts';
import type { Site } from '../site.ts';
import { type EnvelopeContext, envelopeOf } from './envelope.ts';

const JSON_TYPE = { 'content-type': 'application/json' } as const;
/** A list is written in slices this long, so that nobody else on the thread waits for it. */
const SLICE_MS = 4;
const SLICE_BYTES = 65_536;

/** Sends an answer whole. */
export async function writeAnswer(
  response: ServerResponse,
  site: Site,
  answer: Answer,
  context: EnvelopeContext,
): Promise<void> {
  response.setHeader('x-request-id', context.requestId);
  switch (answer.kind) {
    case 'empty':
      response.writeHead(answer.status, answer.headers).end();
      return;
    case 'file':
      response.writeHead(200, {
        'content-type': answer.contentType,
        'content-disposition': `attachment; filename=${answer.name}`,
        'content-length': answer.bytes.byteLength,
      });
      response.end(answer.bytes);
      return;
    case 'list':
      return writeList(response, answer.chunks, JSON.stringify(envelopeOf(site, answer, context)));
    case 'error':
    case 'data': {
      const status = answer.status;
      const text = JSON.stringify({ data: answer.data, ...envelopeOf(site, answer, context) });
      response.writeHead(status, {
        ...JSON_TYPE,
        'content-length': Buffer.byteLength(text),
        ...(answer.kind === 'data' && answer.revision ? { etag: `"${answer.revision}"` } : {}),
        ...(answer.kind === 'data' && answer.location ? { location: answer.location } : {}),
      });
      response.end(text);
    }
  }
}

async function writeList(response: ServerResponse, chunks: Iterable<string>, rest: string): Promise<void> {
  response.writeHead(200, JSON_TYPE);
  let pending = '{"data":';
  let since = performance.now();
  for (const chunk of chunks) {
    pending += chunk;
    const late = performance.now() - since > SLICE_MS;
    if (pending.length < SLICE_BYTES && !late) continue;
    const flows = response.write(pending);
    pending = '';
    if (response.destroyed) return;
    if (!flows) await flowing(response);
    if (late) await breathe();
    since = performance.now();
  }
  response.end(`${pending},${rest.slice(1)}`);
}

/** Resolves when the socket takes more, or is gone. */
function flowing(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

/** The JSON text of an answer in one piece, for faults that spoil it. */
export function answerText(site: Site, answer: Answer, context: EnvelopeContext): string {
  if (answer.kind === 'empty' || answer.kind === 'file') return '{"data":{},"status":"success"}';
  const rest = JSON.stringify(envelopeOf(site, answer, context));
  const data = answer.kind === 'list' ? [...answer.chunks].join('') : JSON.stringify(answer.data);
  return `{"data":${data},${rest.slice(1)}`;
}
