import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askTimeStampService } from '../../../main/carriers/time-stamp-service.ts';
import type { SealingSecret } from '../../../main/core/interfaces/sealing.ts';
import { sealFacts } from '../../../main/pdf/seal/seal-facts.ts';
import { type SealedPdf, sealPdf } from '../../../main/pdf/seal/seal-pdf.ts';
import { signerOf } from '../../../main/pdf/seal/signer.ts';
import { drawn, madeKey, OPTIONS, SIGNED_AT } from './kit.ts';
import { askAll, needValidators } from './validators.ts';

const folder = mkdtempSync(join(tmpdir(), 'portside-stamp-'));
const file = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'pipe' });

let secret: SealingSecret;
beforeAll(async () => {
  await needValidators();
  secret = await madeKey();
  writeFileSync(
    file('tsa.cnf'),
    [
      ...[
        '[tsa]',
        'default_tsa = here',
        '[here]',
        `serial = ${file('serial')}`,
        'default_policy = 1.2.3.4.1',
      ],
      ...['digests = sha256', 'signer_digest = sha256', 'ess_cert_id_alg = sha256'],
    ].join('\n'),
  );
  writeFileSync(file('serial'), '01');
  openssl(
    ...['req', '-x509', '-nodes', '-newkey', 'rsa:2048', '-keyout', file('tsa.key'), '-out', file('tsa.pem')],
    ...['-subj', '/CN=Stamp', '-days', '9', '-addext', 'extendedKeyUsage=critical,timeStamping'],
  );
}, 600_000);

/** A time-stamp service: OpenSSL answers, which is neither ours nor the library's. */
function stamped(query: Buffer): Buffer {
  writeFileSync(file('query.tsq'), query);
  openssl(
    ...['ts', '-reply', '-queryfile', file('query.tsq'), '-out', file('reply.tsr')],
    ...['-signer', file('tsa.pem'), '-inkey', file('tsa.key'), '-config', file('tsa.cnf')],
  );
  return readFileSync(file('reply.tsr'));
}

let server: Server | undefined;
afterEach(() => server?.close());

async function service(answer: (query: Buffer, response: ServerResponse) => void): Promise<string> {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => answer(Buffer.concat(pieces), response));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`;
}

async function sealedWith(timestampUrl: string): Promise<SealedPdf> {
  const askService = (question: Uint8Array) => askTimeStampService(timestampUrl, question);
  return sealPdf(await drawn(), secret, { ...OPTIONS, askService });
}

describe('a seal with a time stamp', () => {
  it('bears the service’s word for the moment, and holds for everybody', async () => {
    const sealed = await sealedWith(await service((query, response) => response.end(stamped(query))));
    expect(sealed.timestamped).toBe(true);
    const facts = sealFacts(sealed.bytes);
    expect(facts).toMatchObject({ kind: 'whole', sealedBy: sealed.sealedBy });
    // By the service’s clock, not by the one that we were told.
    expect(facts.kind === 'whole' && Math.abs(Date.parse(facts.sealedAt) - Date.now())).toBeLessThan(600_000);
    const certificate = (await signerOf(secret)).certificate;
    const said = await askAll(folder, sealed.bytes, certificate);
    expect(said).toEqual({ pdfsig: true, mutool: true, openssl: true, qpdf: true });
    const text = Buffer.from(sealed.bytes).toString('latin1').toLowerCase();
    // 1.2.840.113549.1.9.16.2.14, the time stamp: one bit of it turned breaks the seal.
    const at = text.indexOf('060b2a864886f70d010910020e');
    const broken = Buffer.from(sealed.bytes);
    broken[at + 900] = (broken[at + 900] ?? 0) ^ 1;
    expect(sealFacts(broken)).toMatchObject({ kind: 'altered' });
  });

  const SERVICES: Readonly<Record<string, (query: Buffer, response: ServerResponse) => void>> = {
    'says no': (_query, response) => response.writeHead(503).end('busy'),
    'answers with something else': (_query, response) => response.end('<html>'),
    'stamps another digest': (query, response) => {
      const other = Buffer.from(query);
      other[query.indexOf(Buffer.from('0420', 'hex')) + 2] = 0;
      response.end(stamped(other));
    },
    'answers an earlier question': (query, response) => {
      const nonce = query.lastIndexOf(Buffer.from('020901', 'hex'));
      const other = Buffer.from(query);
      other[nonce + 5] = (other[nonce + 5] ?? 0) ^ 1;
      response.end(stamped(other));
    },
    'never stops': (_query, response) => response.end(Buffer.alloc(200_000, 0x30)),
  };
  it.each(Object.entries(SERVICES))('is made without when the service %s', async (_what, answer) => {
    const sealed = await sealedWith(await service(answer));
    expect(sealed.timestamped).toBe(false);
    expect(sealFacts(sealed.bytes)).toMatchObject({
      kind: 'whole',
      sealedAt: new Date(SIGNED_AT).toISOString(),
    });
  });

  it('is made without when nobody answers', async () => {
    const url = await service(() => undefined);
    server?.close();
    expect((await sealedWith(url)).timestamped).toBe(false);
  });
});
