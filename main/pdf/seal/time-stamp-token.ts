import { createHash } from 'node:crypto';
import { checkCms, SealBroken } from './cms.ts';
import { expectTag, inside, onlyDer, readOid, readTime, TAG } from './der.ts';
import { DIGESTS, OID } from './oids.ts';

/**
 * The moment that an RFC 3161 token confirms for `stamped` (a signature's value), in milliseconds since 1970. Throws
 * `SealBroken` when the token does not hold or is about something else.
 */
export function checkTimeStamp(token: Uint8Array, stamped: Uint8Array): number {
  const { content } = checkCms(token, { contentType: OID.timeStampInfo });
  const [, , imprint, , time] = inside(onlyDer(content ?? new Uint8Array(), TAG.sequence));
  const [algorithm, hash] = inside(expectTag(imprint, TAG.sequence));
  const name = DIGESTS[readOid(inside(expectTag(algorithm, TAG.sequence))[0])];
  const about = name === undefined ? undefined : createHash(name).update(stamped).digest();
  if (!about?.equals(expectTag(hash, TAG.octets).body)) {
    throw new SealBroken('The time stamp in the seal is of something else.');
  }
  return readTime(time);
}
