import { PDF, type TimestampAuthority } from '@libpdf/core';
import type { SealingSecret } from '../../core/interfaces/sealing.ts';
import { sealFacts } from './seal-facts.ts';
import { type SealingSigner, signerOf } from './signer.ts';
import { type AskService, timeStampOf } from './time-stamp.ts';

/** What the signature says beside what it covers. */
export interface SealOptions {
  readonly reason: string;
  readonly location?: string;
  /** Milliseconds since 1970. */
  readonly signingTime: number;
  /** Asks the time-stamp service, where there is one. */
  readonly askService?: AskService;
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
  const stamped = await stampedOrNot(bytes, signer, options);
  const sealed = stamped ?? (await signed(bytes, signer, options));
  const facts = sealFacts(sealed);
  if (facts.kind !== 'whole' || facts.fingerprint !== signer.about.fingerprint) {
    throw new Error(`the seal does not hold (${facts.kind === 'altered' ? facts.what : facts.kind})`);
  }
  return {
    bytes: sealed,
    sealedBy: facts.sealedBy,
    fingerprint: facts.fingerprint,
    timestamped: stamped !== undefined,
  };
};

/** `undefined` when there is no service, when it can't be reached, says no, or what it says does not hold. */
async function stampedOrNot(
  bytes: Uint8Array,
  signer: SealingSigner,
  options: SealOptions,
): Promise<Uint8Array | undefined> {
  const { askService } = options;
  if (!askService) return undefined;
  try {
    const sealed = await signed(bytes, signer, options, {
      timestamp: (digest) => timeStampOf(digest, askService),
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
