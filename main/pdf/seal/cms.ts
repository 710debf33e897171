import { createHash, verify } from 'node:crypto';
import { type Certificate, readCertificate } from './certificate.ts';
import { type Der, expectTag, inside, NotDer, onlyDer, own, readOid, readTime, TAG } from './der.ts';
import { DIGESTS, OID, SIGNATURES } from './oids.ts';

/** A signature that does not hold; the message is a sentence for the agent. */
export class SealBroken extends Error {
  readonly sealedBy: string | undefined;

  constructor(what: string, sealedBy?: string, cause?: unknown) {
    super(what, { cause });
    this.name = 'SealBroken';
    this.sealedBy = sealedBy;
  }
}

const CHANGED_SEAL = 'The seal itself was changed.';
const CHANGED_CONTENT = 'What it says is not what was sealed.';

/** A CMS signature that holds. */
export interface CmsSignature {
  readonly certificate: Certificate;
  /** By the clock of whoever signed, as they say; milliseconds since 1970. */
  readonly signingTime: number | undefined;
  /** It names its certificate by hash (PAdES B-B asks for it). */
  readonly namesCertificate: boolean;
  readonly value: Uint8Array;
  /** Attributes that came after the signature. */
  readonly unsigned: ReadonlyMap<string, Der>;
  /** What was signed, where the signature holds it itself. */
  readonly content: Uint8Array | undefined;
}

/** What the signature is about: bytes outside of it by their digest, or what it holds. */
export interface Expected {
  readonly contentType: string;
  readonly digestOf?: (algorithm: string) => Buffer;
}

/**
 * Reads a CMS signature (RFC 5652, one signer) and checks it: written as DER with nothing left over, the digest of what
 * was signed, the signature over its attributes, and the certificate by its hash. Throws `SealBroken`.
 */
export function checkCms(bytes: Uint8Array, expected: Expected): CmsSignature {
  let sealedBy: string | undefined;
  try {
    return checked(bytes, expected, (name) => {
      sealedBy = name;
    });
  } catch (error) {
    const what = error instanceof SealBroken ? error.message : CHANGED_SEAL;
    // biome-ignore lint/style/useErrorCause: it is passed on, behind the name.
    throw new SealBroken(what, sealedBy, error);
  }
}

function checked(bytes: Uint8Array, expected: Expected, found: (name: string) => void): CmsSignature {
  const [type, wrapped, ...after] = inside(onlyDer(bytes, TAG.sequence));
  must(readOid(type) === OID.signedData && after.length === 0);
  const signedData = onlyDer(expectTag(wrapped, own(0)).body, TAG.sequence);
  const [version, digests, holder, ...rest] = inside(signedData);
  const signers = rest.pop();
  const [certificateSet, ...more] = rest;
  // 1 or 3, by what it holds; revocation lists are no part of a seal.
  must([1, 3].includes(small(version)) && more.length === 0);
  const certificates = inside(expectTag(certificateSet, own(0))).map(({ whole }) => readCertificate(whole));
  const [signer, ...others] = inside(expectTag(signers, TAG.set));
  must(others.length === 0);
  const fields = inside(expectTag(signer, TAG.sequence));
  const certificate = named(fields[1], certificates);
  found(certificate.name);
  chained(certificate, certificates);

  const digest = digestNamed(fields[2]);
  must(inside(expectTag(digests, TAG.set)).some((each) => same(each.whole, fields[2]?.whole)));
  const [contentType, ...contents] = inside(expectTag(holder, TAG.sequence));
  must(readOid(contentType) === expected.contentType && contents.length <= 1);
  const content = contents[0] && onlyDer(expectTag(contents[0], own(0)).body, TAG.octets).body;
  must((content === undefined) === (expected.digestOf !== undefined));

  const signed = attributesIn(expectTag(fields[3], own(0)));
  must(readOid(signed.get(OID.contentType)) === expected.contentType);
  const about =
    expected.digestOf?.(digest) ??
    createHash(digest)
      .update(content ?? '')
      .digest();
  const claimed = expectTag(signed.get(OID.messageDigest), TAG.octets).body;
  const value = expectTag(fields[5], TAG.octets).body;
  must(small(fields[0]) === 1 && fields.length <= 7);
  must(holds(fields[3], fields[4], digest, certificate, value));
  // Said last: what was signed differs, and the seal is otherwise in order.
  if (!same(claimed, about)) throw new SealBroken(CHANGED_CONTENT);
  return {
    certificate,
    signingTime: signed.has(OID.signingTime) ? readTime(signed.get(OID.signingTime)) : undefined,
    namesCertificate: namesCertificate(signed, certificate),
    value,
    unsigned: fields[6] ? attributesIn(expectTag(fields[6], own(1))) : new Map(),
    content,
  };
}

function must(holds: boolean): void {
  if (!holds) throw new SealBroken(CHANGED_SEAL);
}

function same(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && other !== undefined && Buffer.from(one).equals(other);
}

function small(element: Der | undefined): number {
  const { body } = expectTag(element, TAG.integer);
  return body.length === 1 ? (body[0] ?? 0) : Number.NaN;
}

/** The name of an algorithm whose parameters are absent or NULL. */
function algorithm(element: Der | undefined): string {
  const [name, ...parameters] = inside(expectTag(element, TAG.sequence));
  must(parameters.length <= 1);
  if (parameters[0]) must(expectTag(parameters[0], TAG.nothing).body.length === 0);
  return readOid(name);
}

function digestNamed(element: Der | undefined): string {
  const name = DIGESTS[algorithm(element)];
  if (!name) throw new NotDer('digest');
  return name;
}

function named(identifier: Der | undefined, certificates: readonly Certificate[]): Certificate {
  const [issuer, serial, ...more] = inside(expectTag(identifier, TAG.sequence));
  const found = certificates.find(
    (each) => same(each.issuer, issuer?.whole) && same(each.serial, serial?.whole),
  );
  if (!found || more.length > 0) throw new SealBroken(CHANGED_SEAL);
  return found;
}

/**
 * Every other certificate stands above the one that signed, link by link. The topmost may be vouched for by one that is not
 * there; it says nothing about the seal.
 */
function chained(leaf: Certificate, certificates: readonly Certificate[]): void {
  const left = new Set(certificates.filter((each) => each !== leaf));
  for (let below = leaf; left.size > 0; ) {
    const above = [...left].find((each) => below.x509.verify(each.x509.publicKey));
    if (!above) throw new SealBroken(CHANGED_SEAL);
    left.delete(above);
    below = above;
  }
  const selfSigned = certificates.filter(({ x509 }) => x509.subject === x509.issuer);
  must(selfSigned.every(({ x509 }) => x509.verify(x509.publicKey)));
}

function attributesIn(set: Der): ReadonlyMap<string, Der> {
  const found = new Map<string, Der>();
  for (const attribute of inside(set)) {
    const [name, values, ...more] = inside(expectTag(attribute, TAG.sequence));
    const [value, ...others] = inside(expectTag(values, TAG.set));
    const key = readOid(name);
    must(more.length === 0 && others.length === 0 && value !== undefined && !found.has(key));
    if (value) found.set(key, value);
  }
  return found;
}

function holds(
  attributes: Der | undefined,
  method: Der | undefined,
  digest: string,
  { x509 }: Certificate,
  value: Uint8Array,
): boolean {
  const name = algorithm(method);
  if (!(name in SIGNATURES)) throw new SealBroken('It is sealed in a way that Portside can’t check.');
  if (!attributes || (SIGNATURES[name] ?? digest) !== digest) return false;
  // The attributes are signed as a set, and stand here under a tag of the structure's own.
  const signed = Buffer.from(attributes.whole);
  signed[0] = TAG.set;
  return verify(digest, signed, x509.publicKey, value);
}

/** RFC 5035: the hash of the certificate is among what was signed. Throws when it is another certificate's. */
function namesCertificate(signed: ReadonlyMap<string, Der>, { der }: Certificate): boolean {
  const attribute = signed.get(OID.signingCertificateV2);
  if (!attribute) return false;
  const list = inside(expectTag(attribute, TAG.sequence))[0];
  const entry = inside(expectTag(list, TAG.sequence))[0];
  const [first, second] = inside(expectTag(entry, TAG.sequence));
  const digest = first?.tag === TAG.sequence ? digestNamed(first) : 'sha256';
  const hash = expectTag(first?.tag === TAG.sequence ? second : first, TAG.octets).body;
  if (!same(hash, createHash(digest).update(der).digest())) {
    throw new SealBroken('The certificate in the seal is not the one it was made with.');
  }
  return true;
}
