import { randomBytes } from 'node:crypto';
import { request } from 'undici';
import { der, expectTag, inside, integer, oid, onlyDer, TAG } from './der.ts';
import { SHA256_OID } from './oids.ts';

/** Longest wait for a time-stamp service, and the most it may answer with. */
const PATIENCE_MS = 10_000;
const MOST_BYTES = 64 * 1024;

/** The service answered, and not with a time stamp. */
export class NoTimeStamp extends Error {}

/**
 * Asks a time-stamp service (RFC 3161 over HTTP) about a SHA-256 digest: nothing else of the document leaves. Gives the
 * token; what it confirms is checked by `checkTimeStamp`. Rejects where there is none.
 */
export async function askTimeStamp(url: string, digest: Uint8Array): Promise<Uint8Array> {
  const imprint = der(TAG.sequence, der(TAG.sequence, oid(SHA256_OID)), der(TAG.octets, digest));
  const nonce = integer(Buffer.concat([Buffer.of(1), randomBytes(8)]));
  const wantsCertificate = der(TAG.boolean, Buffer.of(0xff));
  const { statusCode, body } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: der(TAG.sequence, integer(Buffer.of(1)), imprint, nonce, wantsCertificate),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const answer: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new NoTimeStamp('answer too long');
    answer.push(chunk);
  }
  if (statusCode !== 200) throw new NoTimeStamp(`HTTP ${statusCode}`);
  return tokenIn(Buffer.concat(answer), nonce);
}

function tokenIn(answer: Uint8Array, nonce: Buffer): Uint8Array {
  const [status, token] = inside(onlyDer(answer, TAG.sequence));
  const [granted] = inside(expectTag(status, TAG.sequence));
  // 0 and 1: granted, granted with changes.
  if (![0, 1].includes(expectTag(granted, TAG.integer).body[0] ?? -1) || !token) {
    throw new NoTimeStamp('not granted');
  }
  if (!Buffer.from(token.whole).includes(nonce)) throw new NoTimeStamp('an answer to another question');
  return token.whole;
}
