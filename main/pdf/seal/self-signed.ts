import { createHash, generateKeyPair, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { MadeKey } from '../../core/interfaces/sealing.ts';
import { der, integer, oid, own, TAG } from './der.ts';
import { OID } from './oids.ts';

/** What every reader of PDFs takes; porting.md §4.2 names it. */
const MODULUS_BITS = 3072;
const YEARS = 10;
/** Longest name in a certificate (X.520, ub-common-name), in characters. */
const LONGEST_NAME = 64;
/** Clocks of those who check may be behind ours. */
const EARLIER_MS = 24 * 60 * 60 * 1000;

/**
 * Makes an RSA key and a certificate in the company's name that only it vouches for: good for signing documents, not for
 * issuing others. `now` is milliseconds since 1970.
 */
export async function makeSelfSigned(companyName: string, now: number): Promise<MadeKey> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: MODULUS_BITS });
  const subjectKey = publicKey.export({ type: 'spki', format: 'der' });
  const name = subject(companyName);
  const method = der(TAG.sequence, oid(OID.sha256WithRsa), der(TAG.nothing));
  const body = der(
    TAG.sequence,
    der(own(0), integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    method,
    name,
    der(TAG.sequence, time(now - EARLIER_MS), time(yearsAfter(now))),
    name,
    subjectKey,
    der(own(3), der(TAG.sequence, ...extensions(subjectKey))),
  );
  const signature = sign('sha256', body, privateKey);
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
    certificate: der(TAG.sequence, body, method, der(TAG.bits, Buffer.of(0), signature)),
  };
}

function subject(companyName: string): Buffer {
  const text = [...companyName.trim()].slice(0, LONGEST_NAME).join('') || 'Portside';
  const part = (name: string) =>
    der(TAG.set, der(TAG.sequence, oid(name), der(TAG.utf8, Buffer.from(text, 'utf8'))));
  return der(TAG.sequence, part(OID.organization), part(OID.commonName));
}

function extensions(subjectKey: Buffer): readonly Buffer[] {
  const extension = (name: string, critical: boolean, value: Buffer) =>
    der(
      TAG.sequence,
      oid(name),
      ...(critical ? [der(TAG.boolean, Buffer.of(0xff))] : []),
      der(TAG.octets, value),
    );
  const purposes = der(TAG.sequence, oid(OID.documentSigning), oid(OID.documentSigningMicrosoft));
  return [
    extension(OID.basicConstraints, true, der(TAG.sequence)),
    // Bits 0 and 1, digital signature and content commitment; six bits are unused.
    extension(OID.keyUsage, true, der(TAG.bits, Buffer.of(6, 0b1100_0000))),
    extension(OID.extendedKeyUsage, false, purposes),
    extension(
      OID.subjectKeyId,
      false,
      der(TAG.octets, createHash('sha256').update(subjectKey).digest().subarray(0, 20)),
    ),
  ];
}

function yearsAfter(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear() + YEARS, date.getUTCMonth(), date.getUTCDate());
}

function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
  // RFC 5280: two digits of the year until 2049.
  return at < Date.UTC(2050, 0)
    ? der(TAG.utcTime, Buffer.from(digits.slice(2)))
    : der(TAG.time, Buffer.from(digits));
}
