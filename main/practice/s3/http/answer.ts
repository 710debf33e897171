import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Refusal } from '../refusal.ts';

/** What a handler decided. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** `<name>text</name>`, escaped. */
export const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** An error as S3 answers it. */
export function errorAnswer(refusal: Refusal, requestId: string): Answer {
  const elements = Object.entries(refusal.elements).map(([name, text]) => element(name, text));
  const body = [
    `${XML_HEAD}<Error>`,
    element('Code', refusal.code),
    element('Message', refusal.message),
    ...elements,
    element('RequestId', requestId),
    '</Error>',
  ].join('');
  return { status: refusal.status, headers: { 'content-type': 'application/xml' }, body };
}

/** Headers that every answer of S3 carries. Returns the request's id. */
export function markResponse(response: ServerResponse): string {
  const requestId = randomBytes(8).toString('hex').toUpperCase();
  response.setHeader('x-amz-request-id', requestId);
  response.setHeader('x-amz-id-2', randomBytes(32).toString('base64'));
  response.setHeader('server', 'AmazonS3');
  return requestId;
}

/** How an answer leaves. */
interface Leaving {
  /** Milliseconds since 1970, as the answer leaves: a form may have run out while its file was on the way. */
  readonly now: number;
  readonly withBody: boolean;
}

/** Sends an answer whole. */
export function send(
  response: ServerResponse,
  { status, headers, body }: Answer,
  { now, withBody }: Leaving,
): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : (body ?? Buffer.alloc(0));
  const length = status === 204 ? {} : { 'content-length': bytes.byteLength };
  response.setHeader('date', new Date(now).toUTCString());
  response.writeHead(status, { ...headers, ...length }).end(withBody ? bytes : undefined);
}
