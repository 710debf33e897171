import { createPrivateKey, sign, verify } from 'node:crypto';
import { P12Signer, type Signer } from '@libpdf/core';
import type { MadeKey, SealingSecret } from '../../core/interfaces/sealing.ts';
import { type Certificate, readCertificate } from './certificate.ts';

/** A key that seals, with its certificate and those above it. */
export interface SealingSigner extends Signer {
  readonly about: Certificate;
}

/** Throws what `P12Signer` throws for a P12 that does not open. */
export function signerOf(secret: SealingSecret): Promise<SealingSigner> | SealingSigner {
  return secret.source === 'made-here' ? madeSigner(secret) : p12Signer(secret.p12, secret.password);
}

function madeSigner({ privateKey, certificate }: MadeKey): SealingSigner {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  return {
    about: readCertificate(certificate),
    certificate,
    keyType: 'RSA',
    signatureAlgorithm: 'RSASSA-PKCS1-v1_5',
    sign: async (data) => sign('sha256', data, key),
  };
}

/** The file holds no key that any of its certificates belongs to. */
export class KeyWithoutCertificate extends Error {}

async function p12Signer(p12: Uint8Array, password: string): Promise<SealingSigner> {
  const opened = await P12Signer.create(p12, password);
  const all = [opened.certificate, ...opened.certificateChain].map(readCertificate);
  // They lie in any order; the one of the key is found by what the key signs.
  const proof = Buffer.from('portside');
  const value = await opened.sign(proof, 'SHA-256');
  const about = all.find(({ x509 }) => verify('sha256', proof, x509.publicKey, value));
  if (!about) throw new KeyWithoutCertificate('no certificate of this key');
  return {
    about,
    certificate: about.der,
    certificateChain: above(about, all).map(({ der }) => der),
    keyType: opened.keyType,
    signatureAlgorithm: opened.signatureAlgorithm,
    sign: (data, algorithm) => opened.sign(data, algorithm),
  };
}

/** The certificates that vouch for one another up to the last that the file has. */
function above(leaf: Certificate, all: readonly Certificate[]): readonly Certificate[] {
  const chain: Certificate[] = [];
  for (let below = leaf; ; ) {
    const next = all.find(
      (each) => each !== leaf && !chain.includes(each) && below.x509.verify(each.x509.publicKey),
    );
    if (!next) return chain;
    chain.push(next);
    below = next;
  }
}
