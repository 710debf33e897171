import { PDF, type TimestampAuthority } from '@libpdf/core';
import { sealFacts } from './seal-facts.ts';
import type { SealingSecret } from './sealing-secret.ts';
import { type SealingSigner, signerOf } from './signer.ts';
import { askTimeStamp } from './time-stamp.ts';

/** What the signature says beside what it covers. */
export interface SealOptions {
  readonly reason: string;
  readonly location?: string;
  /** Milliseconds since 1970. */
  readonly signingTime: number;
  /** Base URL of an RFC 3161 service; asked when given. */
  readonly timestampUrl?: string;
}

export interface SealedPdf {
  readonly bytes: Uint8Array;
  readonly sealedBy: string;
  /** SHA-256 of the certificate, lower-case hex. */
  readonly fingerprint: string;
  /** A time-stamp service confirmed the moment; without one, or when it could not, the seal is made all the same. */
  readonly timestamped: boolean;
}

/** Seals a PDF once, last of all. */
export type PdfSealer = (
  bytes: Uint8Array,
  secret: SealingSecret,
  options: SealOptions,
) => Promise<SealedPdf>;

/** Room for the signature's value, in bytes: with a time stamp there are the service's certificates too. */
const ROOM = 12 * 1024;
const ROOM_STAMPED = 48 * 1024;

/**
 * One PAdES B-B signature over the whole file by @libpdf/core; B-T where a time-stamp service answers. What comes out is
 * checked by our own reader before anybody gets it.
 */
export const sealPdf: PdfSealer = async (bytes, secret, options) => {
  const signer = await signerOf(secret);
  const { timestampUrl } = options;
  const stamped = timestampUrl && (await stampedOrNot(bytes, signer, options, timestampUrl));
  const sealed = stamped || (await signed(bytes, signer, options));
  const facts = sealFacts(sealed);
  if (facts.kind !== 'whole' || facts.fingerprint !== signer.about.fingerprint) {
    throw new Error(`the seal does not hold (${facts.kind === 'altered' ? facts.what : facts.kind})`);
  }
  return {
    bytes: sealed,
    sealedBy: facts.sealedBy,
    fingerprint: facts.fingerprint,
    timestamped: stamped !== undefined && stamped !== '',
  };
};

/** `undefined` when the service can't be reached, says no, or what it says does not hold. */
async function stampedOrNot(
  bytes: Uint8Array,
  signer: SealingSigner,
  options: SealOptions,
  url: string,
): Promise<Uint8Array | undefined> {
  try {
    const sealed = await signed(bytes, signer, options, {
      timestamp: (digest) => askTimeStamp(url, digest),
    });
    return sealFacts(sealed).kind === 'whole' ? sealed : undefined;
  } catch {
    return undefined;
  }
}

async function signed(
  bytes: Uint8Array,
  signer: SealingSigner,
  { reason, location, signingTime }: SealOptions,
  timestampAuthority?: TimestampAuthority,
): Promise<Uint8Array> {
  const document = await PDF.load(bytes);
  const { bytes: sealed } = await document.sign({
    signer,
    reason,
    ...(location !== undefined && { location }),
    signingTime: new Date(signingTime),
    level: timestampAuthority ? 'B-T' : 'B-B',
    ...(timestampAuthority && { timestampAuthority }),
    estimatedSize: timestampAuthority ? ROOM_STAMPED : ROOM,
  });
  return sealed;
}
