import { SignerError } from '@libpdf/core';
import { type Refusal, refuse } from '../../core/interfaces/refusal.ts';
import type { KeyFacts } from '../../core/interfaces/sealing.ts';
import type { Certificate } from './certificate.ts';
import { expectTag, inside, readDer, TAG } from './der.ts';
import { OID } from './oids.ts';
import { KeyWithoutCertificate, type SealingSigner, signerOf } from './signer.ts';

export function keyFacts({ name, x509, fingerprint }: Certificate): KeyFacts {
  return { name, validTo: Date.parse(x509.validTo), fingerprint };
}

const MOST_BYTES = 1024 * 1024;
const LEAST_RSA_BITS = 2048;
/** Digital signature and content commitment, in the first byte of the key usage. */
const MAY_SIGN = 0b1100_0000;
const PURPOSES: ReadonlySet<string> = new Set([
  OID.documentSigning,
  OID.documentSigningMicrosoft,
  OID.documentSigningAdobe,
  OID.emailProtection,
  OID.anyPurpose,
]);

const OTHER = 'Choose a P12 whose certificate is for signing documents or e-mail.';

/**
 * Opens a P12 and says whether its key can seal at `now` (milliseconds since 1970). Rejects with `rejected`: not a P12,
 * wrong password, no private key, expired or not yet valid, or not for signing.
 */
export async function readP12(p12: Uint8Array, password: string, now: number): Promise<KeyFacts> {
  if (!looksLikeP12(p12)) {
    throw rejected('This file is not a P12.', 'Choose the .p12 or .pfx file of your certificate.');
  }
  const { about } = await opened(p12, password);
  refuseUnfit(about, now);
  return keyFacts(about);
}

function rejected(what: string, next: string): Refusal {
  return refuse('rejected', what, next);
}

/** RFC 7292: version 3, then what it holds. */
function looksLikeP12(bytes: Uint8Array): boolean {
  try {
    const [version] = inside(expectTag(readDer(bytes), TAG.sequence));
    return bytes.length <= MOST_BYTES && expectTag(version, TAG.integer).body[0] === 3;
  } catch {
    return false;
  }
}

async function opened(p12: Uint8Array, password: string): Promise<SealingSigner> {
  try {
    return await signerOf({ source: 'imported', p12, password });
  } catch (error) {
    if (error instanceof KeyWithoutCertificate || isAboutContents(error)) {
      throw rejected(
        'This P12 holds no private key with its certificate.',
        'Export the certificate again together with its private key.',
      );
    }
    throw rejected('The password does not open this P12.', 'Check the keyboard layout, then type it again.');
  }
}

/** @libpdf/core tells these apart by their text alone; its version is pinned, and a test holds it to them. */
function isAboutContents(error: unknown): boolean {
  return error instanceof SignerError && /^No (private key|certificates) found/.test(error.message);
}

function refuseUnfit({ x509, keyUsage, name }: Certificate, now: number): void {
  const [from, to] = [Date.parse(x509.validFrom), Date.parse(x509.validTo)];
  if (now > to) {
    throw rejected(
      `The certificate of ${name} expired on ${day(to)}.`,
      'Renew it where you got it, then import the new P12.',
    );
  }
  if (now < from) {
    throw rejected(
      `The certificate of ${name} is valid from ${day(from)} only.`,
      'Check this computer’s date, or import it then.',
    );
  }
  const { asymmetricKeyType: kind, asymmetricKeyDetails } = x509.publicKey;
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (!(kind === 'ec' || (kind === 'rsa' && bits >= LEAST_RSA_BITS))) {
    throw rejected(
      'The key in this P12 is of a kind that PDF readers don’t trust.',
      `Use an RSA key of at least ${LEAST_RSA_BITS} bits, or an elliptic-curve key.`,
    );
  }
  // With no usage named, all are allowed (RFC 5280, 4.2.1.12).
  const purposes = x509.keyUsage ?? [];
  if (purposes.length > 0 && !purposes.some((purpose) => PURPOSES.has(purpose))) {
    throw rejected(`The certificate of ${name} is not for signing documents.`, OTHER);
  }
  if (keyUsage !== undefined && (keyUsage & MAY_SIGN) === 0) {
    throw rejected(`The certificate of ${name} is not for signing documents.`, OTHER);
  }
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
