import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { SealingSecret } from '../../../main/core/interfaces/sealing.ts';
import { type SealOptions, sealPdf } from '../../../main/pdf/seal/seal-pdf.ts';
import { makeSelfSigned } from '../../../main/pdf/seal/self-signed.ts';

export const SIGNED_AT = Date.UTC(2026, 10, 26, 15, 4, 5);
export const OPTIONS: SealOptions = { reason: 'Letter of Authorization', signingTime: SIGNED_AT };
export const COMPANY = 'Harbor Porting Müller LLC';

/** A document of some pages, each with a line that names it; the last is the evidence. */
export async function drawn(pages = 3, line = 'Letter of Authorization'): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1) {
    const text = page === pages ? 'Evidence' : `${line}, page ${page}`;
    document.addPage([612, 792]).drawText(text, { x: 72, y: 700, size: 14, font });
  }
  return document.save();
}

export async function madeKey(name = COMPANY, now = Date.now()): Promise<SealingSecret> {
  return { source: 'made-here', ...(await makeSelfSigned(name, now)) };
}

export async function sealedBy(secret: SealingSecret, bytes?: Uint8Array): Promise<Buffer> {
  return Buffer.from((await sealPdf(bytes ?? (await drawn()), secret, OPTIONS)).bytes);
}

export interface P12Request {
  readonly folder: string;
  readonly name: string;
  readonly password: string;
  /** Of `openssl req`; an elliptic curve without. */
  readonly newKey?: readonly string[];
  /** Of the certificate, such as `keyUsage=critical,digitalSignature`. */
  readonly extensions?: readonly string[];
  /** When the certificate expires, in days from `at`. */
  readonly days?: number;
  readonly export?: readonly string[];
}

const CURVE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'pipe' });

/** A P12 as openssl makes it, which is not how we read it. */
export function p12Of(request: P12Request): Buffer {
  const { folder, name, password, newKey = CURVE, extensions = [], days = 30 } = request;
  const [key, certificate, p12] = ['key', 'cer', 'p12'].map((ending) => join(folder, `${name}.${ending}`));
  openssl(
    ...['req', '-x509', '-nodes', ...newKey, '-keyout', `${key}`, '-out', `${certificate}`],
    ...['-subj', `/CN=${name}`, '-days', String(days)],
    ...extensions.flatMap((extension) => ['-addext', extension]),
  );
  openssl(
    ...['pkcs12', '-export', '-in', `${certificate}`, '-passout', `pass:${password}`, '-out', `${p12}`],
    ...(request.export ?? ['-inkey', `${key}`]),
  );
  return readFileSync(`${p12}`);
}

/** One whose certificate an authority vouches for, whose own is in it too. */
export function p12Under({ folder, name, password }: P12Request): Buffer {
  const file = (ending: string) => join(folder, `${name}.${ending}`);
  openssl(
    ...['req', '-x509', '-nodes', ...CURVE, '-keyout', file('ca.key'), '-out', file('ca.cer')],
    ...['-subj', '/CN=Authority', '-days', '30'],
  );
  openssl(
    ...['req', '-nodes', '-newkey', 'rsa:2048', '-keyout', file('key'), '-out', file('csr')],
    ...['-subj', `/CN=${name}`],
  );
  openssl(
    ...[
      'x509',
      '-req',
      '-in',
      file('csr'),
      '-CA',
      file('ca.cer'),
      '-CAkey',
      file('ca.key'),
      '-out',
      file('cer'),
    ],
    ...['-CAcreateserial', '-days', '30'],
  );
  openssl(
    ...['pkcs12', '-export', '-in', file('cer'), '-inkey', file('key'), '-certfile', file('ca.cer')],
    ...['-passout', `pass:${password}`, '-out', file('p12')],
  );
  return readFileSync(file('p12'));
}
