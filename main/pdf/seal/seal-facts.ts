import { createHash } from 'node:crypto';
import type { Instant } from '../../../preload/contract/domain/time.ts';
import type { PdfFacts } from '../../core/interfaces/loa.ts';
import { hasRemainsOfSignature, type SignaturePlace, signaturePlaces } from './byte-ranges.ts';
import { type CmsSignature, checkCms, SealBroken } from './cms.ts';
import { NotDer, readDer } from './der.ts';
import { OID } from './oids.ts';
import { checkTimeStamp } from './time-stamp-token.ts';

type SealFacts = PdfFacts['seal'];

const ADDED = 'Something was added after it was sealed.';
const DAMAGED = 'The seal itself was changed.';

/**
 * Whether a PDF is as it was when it was sealed, from its bytes alone and without the library that seals: exactly one
 * signature, which covers every byte but its own value, with a digest and a CMS signature that hold. One that was signed
 * again afterwards counts as altered: an LOA is sealed once, last of all.
 */
export function sealFacts(bytes: Uint8Array): SealFacts {
  const places = signaturePlaces(bytes);
  const [first, second] = places;
  if (!first) return hasRemainsOfSignature(bytes) ? { kind: 'altered', what: DAMAGED } : { kind: 'none' };
  if (second) return signedAgain(bytes, first, places.length);
  try {
    return whole(bytes, first);
  } catch (error) {
    const broken = error instanceof SealBroken ? error : new SealBroken(DAMAGED);
    return altered(broken.message, broken.sealedBy);
  }
}

function altered(what: string, sealedBy: string | undefined): SealFacts {
  return { kind: 'altered', what, ...(sealedBy !== undefined && { sealedBy }) };
}

function signedAgain(bytes: Uint8Array, first: SignaturePlace, count: number): SealFacts {
  try {
    const { certificate } = signatureAt(bytes, first);
    return altered(`${ADDED} It now bears ${count} signatures.`, certificate.name);
  } catch (error) {
    return altered(
      error instanceof SealBroken ? error.message : DAMAGED,
      error instanceof SealBroken ? error.sealedBy : undefined,
    );
  }
}

function whole(bytes: Uint8Array, place: SignaturePlace): SealFacts {
  const [, , begin, rest] = place.range;
  const signature = signatureAt(bytes, place);
  const { certificate } = signature;
  if (begin + rest < bytes.length) return altered(ADDED, certificate.name);
  return {
    kind: 'whole',
    sealedBy: certificate.name,
    fingerprint: certificate.fingerprint,
    sealedAt: new Date(sealingTime(signature, place)).toISOString() as Instant,
  };
}

/** The signature, which holds for what it covers. Throws `SealBroken`. */
function signatureAt(bytes: Uint8Array, { range, dictionary }: SignaturePlace): CmsSignature {
  const [zero, covered, begin, rest] = range;
  if (begin + rest > bytes.length) throw new SealBroken('A part of it is missing.');
  if (zero !== 0 || covered >= begin || rest <= 0) throw new SealBroken(DAMAGED);
  const pades = /\/SubFilter\s*\/ETSI\.CAdES\.detached\b/.test(dictionary);
  if (!pades && !/\/SubFilter\s*\/adbe\.pkcs7\.detached\b/.test(dictionary)) {
    throw new SealBroken('It is sealed in a way that Portside can’t check.');
  }
  const before = Buffer.from(bytes.subarray(Math.max(0, covered - 40), covered)).toString('latin1');
  if (!/\/Contents\s*$/.test(before)) throw new SealBroken('The seal leaves out a part of the document.');
  const signature = checkCms(valueIn(bytes.subarray(covered, begin)), {
    contentType: OID.data,
    digestOf: (algorithm) =>
      createHash(algorithm)
        .update(bytes.subarray(0, covered))
        .update(bytes.subarray(begin, begin + rest))
        .digest(),
  });
  if (pades && !signature.namesCertificate) throw new SealBroken(DAMAGED, signature.certificate.name);
  return signature;
}

const HEX = /^<((?:[0-9a-f]{2})+|(?:[0-9A-F]{2})+)>$/;

/** The value between the covered bytes: a hex string in one case, a DER element, and zeros up to the end. */
function valueIn(gap: Uint8Array): Uint8Array {
  const digits = HEX.exec(Buffer.from(gap).toString('latin1'))?.[1];
  if (digits === undefined) throw new SealBroken('The seal leaves out a part of the document.');
  const bytes = Buffer.from(digits, 'hex');
  const { whole: value } = elementIn(bytes);
  if (bytes.subarray(value.length).some((byte) => byte !== 0)) throw new SealBroken(DAMAGED);
  return value;
}

function elementIn(bytes: Uint8Array): { readonly whole: Uint8Array } {
  try {
    return readDer(bytes);
  } catch (error) {
    throw error instanceof NotDer ? new SealBroken(DAMAGED) : error;
  }
}

/** A time-stamp service's word before the signer's own; a token that does not hold breaks the seal. */
function sealingTime({ unsigned, value, signingTime }: CmsSignature, { dictionary }: SignaturePlace): number {
  const token = unsigned.get(OID.timeStampToken);
  if (unsigned.size > (token ? 1 : 0)) throw new SealBroken(DAMAGED);
  if (token) return checkTimeStamp(token.whole, value);
  if (signingTime !== undefined) return signingTime;
  const written = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(dictionary);
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (written ?? [])
    .slice(1)
    .map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
