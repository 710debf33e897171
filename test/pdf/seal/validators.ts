import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { missing, provide } from '../../runtime/libraries.ts';

/** Makes sure that Debian's readers of signatures are there. */
export async function needValidators(): Promise<void> {
  const commands = { pdfsig: 'poppler-utils', mutool: 'mupdf-tools', qpdf: 'qpdf', openssl: 'openssl' };
  await provide(await missing(process.execPath, commands));
}

/** What they say of the last signature of a file, each by itself. */
export interface Said {
  /** Valid, and it covers all of the file. */
  readonly pdfsig: boolean;
  /** Unchanged since it was signed. */
  readonly mutool: boolean;
  /** The CMS signature holds over the covered bytes, made by the certificate that is trusted. */
  readonly openssl: boolean;
  /** The file is written as a PDF should be. */
  readonly qpdf: boolean;
}

async function output(command: string, ...args: readonly string[]): Promise<string> {
  // These exit with 0 for files that were tampered with: what they say is what counts.
  const { stdout, stderr } = await promisify(execFile)(command, args).catch(
    (error: { readonly stdout: string; readonly stderr: string }) => error,
  );
  return `${stdout}\n${stderr}`;
}

/** Asks all of them about `bytes`, with `certificate` (DER) as the only one that is trusted. */
export async function askAll(folder: string, bytes: Uint8Array, certificate: Uint8Array): Promise<Said> {
  const pdf = join(folder, 'asked.pdf');
  writeFileSync(pdf, bytes);
  const [pdfsig, mutool, qpdf] = await Promise.all([
    output('pdfsig', pdf),
    output('mutool', 'sign', '-v', pdf),
    output('qpdf', '--check', pdf),
  ]);
  const last = pdfsig.slice(pdfsig.lastIndexOf('Signature #'));
  const lastSeen = mutool.slice(mutool.lastIndexOf('Verifying signature'));
  return {
    pdfsig: last.includes('Signature is Valid.') && last.includes('Total document signed'),
    mutool: lastSeen.includes('The document is unchanged since signing.'),
    openssl: await cmsHolds(folder, Buffer.from(bytes), certificate),
    qpdf: qpdf.includes('No syntax or stream encoding errors found'),
  };
}

async function cmsHolds(folder: string, file: Buffer, certificate: Uint8Array): Promise<boolean> {
  const ranges = file.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)/g);
  const range = [...ranges].at(-1);
  const [, length = 0, begin = 0, rest = 0] = (range ?? []).slice(1).map(Number);
  const [cms, covered, trusted] = ['cms.der', 'covered.bin', 'trusted.pem'].map((name) => join(folder, name));
  const hex = file.toString('latin1', length + 1, begin - 1);
  writeFileSync(`${cms}`, Buffer.from(hex, 'hex'));
  writeFileSync(`${covered}`, Buffer.concat([file.subarray(0, length), file.subarray(begin, begin + rest)]));
  writeFileSync(`${trusted}`, new X509Certificate(certificate).toString());
  const said = await output(
    'openssl',
    ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', `${cms}`, '-content', `${covered}`],
    ...['-CAfile', `${trusted}`, '-purpose', 'any', '-no_check_time', '-out', join(folder, 'out.bin')],
  );
  return said.includes('CMS Verification successful');
}
