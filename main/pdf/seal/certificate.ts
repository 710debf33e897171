import { X509Certificate } from 'node:crypto';
import { expectTag, inside, own, readDer, readOid, TAG } from './der.ts';
import { OID } from './oids.ts';

/** What a seal's certificate says. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly x509: X509Certificate;
  /** Issuer and serial number, as a signature names its certificate. */
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  /** The subject's common name, or its organization, or all of it. */
  readonly name: string;
  /** SHA-256 of the certificate, lower-case hex. */
  readonly fingerprint: string;
  /** Bits of the key usage extension, most significant first; `undefined` where it has none. */
  readonly keyUsage: number | undefined;
}

/** Throws where it is no certificate. */
export function readCertificate(bytes: Uint8Array): Certificate {
  const [body] = inside(expectTag(readDer(bytes), TAG.sequence));
  const fields = inside(expectTag(body, TAG.sequence));
  const at = fields[0]?.tag === own(0) ? 1 : 0;
  const x509 = new X509Certificate(bytes);
  const subject = expectTag(fields[at + 4], TAG.sequence);
  return {
    der: bytes,
    x509,
    issuer: expectTag(fields[at + 2], TAG.sequence).whole,
    serial: expectTag(fields[at], TAG.integer).whole,
    name: nameIn(subject.body, OID.commonName) ?? nameIn(subject.body, OID.organization) ?? x509.subject,
    fingerprint: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
    keyUsage: keyUsageIn(fields.slice(at + 6)),
  };
}

/** UTF-16 in big-endian order, which old certificates have. */
const BMP_STRING = 0x1e;

function nameIn(subject: Uint8Array, attribute: string): string | undefined {
  for (const set of inside({ tag: TAG.sequence, body: subject, whole: subject })) {
    for (const pair of inside(set)) {
      const [name, value] = inside(pair);
      if (readOid(name) !== attribute || !value) continue;
      const bytes = Buffer.from(value.body);
      return value.tag === BMP_STRING ? bytes.swap16().toString('utf16le') : bytes.toString('utf8');
    }
  }
  return undefined;
}

function keyUsageIn(rest: ReturnType<typeof inside>): number | undefined {
  const extensions = rest.find(({ tag }) => tag === own(3));
  const list = extensions && inside(extensions)[0];
  for (const extension of list ? inside(list) : []) {
    const [name, ...values] = inside(extension);
    if (readOid(name) !== OID.keyUsage) continue;
    const bits = readDer(expectTag(values.at(-1), TAG.octets).body);
    return expectTag(bits, TAG.bits).body[1] ?? 0;
  }
  return undefined;
}
