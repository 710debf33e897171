import { randomBytes } from 'node:crypto';
import { der, expectTag, inside, integer, oid, onlyDer, TAG } from './der.ts';
import { SHA256_OID } from './oids.ts';

/** Puts a question to a time-stamp service and gives its answer. */
export type AskService = (question: Uint8Array) => Promise<Uint8Array>;

/** The service answered, and not with a time stamp. */
export class NoTimeStamp extends Error {}

/**
 * Asks for a time stamp (RFC 3161) of a SHA-256 digest: nothing else of the document leaves. Gives the token; what it
 * confirms is checked by `checkTimeStamp`. Rejects where there is none.
 */
export async function timeStampOf(digest: Uint8Array, ask: AskService): Promise<Uint8Array> {
  const imprint = der(TAG.sequence, der(TAG.sequence, oid(SHA256_OID)), der(TAG.octets, digest));
  const nonce = integer(Buffer.concat([Buffer.of(1), randomBytes(8)]));
  const wantsCertificate = der(TAG.boolean, Buffer.of(0xff));
  const answer = await ask(der(TAG.sequence, integer(Buffer.of(1)), imprint, nonce, wantsCertificate));
  const [status, token] = inside(onlyDer(answer, TAG.sequence));
  const [granted] = inside(expectTag(status, TAG.sequence));
  // 0 and 1: granted, granted with changes.
  if (![0, 1].includes(expectTag(granted, TAG.integer).body[0] ?? -1) || !token) {
    throw new NoTimeStamp('not granted');
  }
  if (!Buffer.from(token.whole).includes(nonce)) throw new NoTimeStamp('an answer to another question');
  return token.whole;
}
