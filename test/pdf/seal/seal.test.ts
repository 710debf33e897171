import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealingSecret } from '../../../main/core/interfaces/sealing.ts';
import { sealFacts } from '../../../main/pdf/seal/seal-facts.ts';
import { signerOf } from '../../../main/pdf/seal/signer.ts';
import { seeded } from '../../e2e/support/kill.ts';
import { COMPANY, drawn, madeKey, OPTIONS, p12Of, p12Under, SIGNED_AT, sealedBy } from './kit.ts';
import { askAll, needValidators } from './validators.ts';

const folder = mkdtempSync(join(tmpdir(), 'portside-seal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let secret: SealingSecret;
let other: SealingSecret;
let sealed: Buffer;
let certificate: Uint8Array;
beforeAll(async () => {
  await needValidators();
  [secret, other] = await Promise.all([madeKey(), madeKey()]);
  sealed = await sealedBy(secret);
  certificate = (await signerOf(secret)).certificate;
}, 600_000);

const PASSED = { pdfsig: true, mutool: true, openssl: true, qpdf: true };

describe('a sealed PDF', () => {
  it('is whole to us, to poppler, MuPDF and OpenSSL, and sound to qpdf', async () => {
    expect(sealFacts(sealed)).toEqual({
      kind: 'whole',
      sealedBy: COMPANY,
      fingerprint: (await signerOf(secret)).about.fingerprint,
      sealedAt: new Date(SIGNED_AT).toISOString(),
    });
    expect(await askAll(folder, sealed, certificate)).toEqual(PASSED);
  });

  it('is whole with an imported key of an elliptic curve', async () => {
    const p12 = p12Of({ folder, name: 'curve', password: 'long enough' });
    const imported: SealingSecret = { source: 'imported', p12, password: 'long enough' };
    const bytes = await sealedBy(imported);
    expect(sealFacts(bytes)).toMatchObject({ kind: 'whole', sealedBy: 'curve' });
    expect(await askAll(folder, bytes, (await signerOf(imported)).certificate)).toEqual(PASSED);
  });

  it('is whole with an imported RSA key under an authority', async () => {
    const p12 = p12Under({ folder, name: 'leaf', password: 'long enough' });
    const imported: SealingSecret = { source: 'imported', p12, password: 'long enough' };
    const { about, certificateChain = [] } = await signerOf(imported);
    expect([about.name, certificateChain.length]).toEqual(['leaf', 1]);
    const bytes = await sealedBy(imported);
    expect(sealFacts(bytes)).toMatchObject({ kind: 'whole', sealedBy: 'leaf' });
    expect(await askAll(folder, bytes, certificateChain[0] ?? new Uint8Array())).toEqual(PASSED);
    // The authority's key, without which it no longer vouches.
    const { publicKey } = new X509Certificate(Buffer.from(certificateChain[0] ?? []));
    const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-60).toString('hex');
    const at = bytes.toString('latin1').toLowerCase().indexOf(point);
    expect(at).toBeGreaterThan(0);
    expect(sealFacts(flipped(bytes, at, 1))).toMatchObject({ kind: 'altered' });
  });

  it('bears the name of its certificate in what was signed (PAdES B-B)', () => {
    const text = sealed.toString('latin1');
    expect(text).toContain('/SubFilter /ETSI.CAdES.detached');
    // 1.2.840.113549.1.9.16.2.47, signingCertificateV2
    expect(text.toLowerCase()).toContain('060b2a864886f70d010910022f');
  });
});

/** What somebody could do to a sealed file; each must be seen by us and stopped by the validators together. */
const TAMPERED: Readonly<Record<string, () => Promise<Buffer> | Buffer>> = {
  'a byte flipped': () => {
    const at = sealed.indexOf('stream') + 12;
    return flipped(sealed, at, 1);
  },
  'bytes appended': () => Buffer.concat([sealed, Buffer.from('\n% more\n')]),
  'an incremental update': async () => {
    const document = await PDF.load(sealed);
    document.setTitle('Forged');
    return Buffer.from(await document.save({ incremental: true }));
  },
  'a page swapped': async () => {
    const document = await PDFDocument.load(sealed, { updateMetadata: false });
    const [forged] = await document.copyPages(await PDFDocument.load(await drawn(1, 'Forged')), [0]);
    document.removePage(0);
    if (forged) document.insertPage(0, forged);
    return Buffer.from(await document.save());
  },
  'the evidence page removed': async () => {
    const document = await PDF.load(sealed);
    document.removePage(document.getPageCount() - 1);
    return Buffer.from(await document.save({ incremental: true }));
  },
  'a second signature over a forged page': async () => {
    const document = await PDF.load(sealed);
    document.setTitle('Forged');
    const { bytes } = await document.sign({
      signer: await signerOf(other),
      ...OPTIONS,
      signingTime: new Date(),
    });
    return Buffer.from(bytes);
  },
};

describe('a sealed PDF that was changed', () => {
  it.each(Object.entries(TAMPERED))('%s: altered', async (_what, tamper) => {
    const bytes = await tamper();
    const facts = sealFacts(bytes);
    expect(facts).toMatchObject({ kind: 'altered', what: expect.stringMatching(/^[A-Z].*\.$/) });
    const said = await askAll(folder, bytes, certificate);
    expect(Object.values(said), JSON.stringify(said)).toContain(false);
  });

  it('with another certificate: whole, and not ours', async () => {
    const bytes = await sealedBy(other);
    const facts = sealFacts(bytes);
    expect(facts).toMatchObject({ kind: 'whole', sealedBy: COMPANY });
    expect(facts.kind === 'whole' && facts.fingerprint).not.toBe((await signerOf(secret)).about.fingerprint);
    expect(await askAll(folder, bytes, certificate)).toEqual({ ...PASSED, openssl: false });
  });

  it('says what gives it away, and whose seal it was', async () => {
    const added = { kind: 'altered', what: 'Something was added after it was sealed.', sealedBy: COMPANY };
    expect(sealFacts(Buffer.concat([sealed, Buffer.from(' ')]))).toEqual(added);
    expect(sealFacts(sealed.subarray(0, -1))).toMatchObject({ what: 'A part of it is missing.' });
    const content = flipped(sealed, sealed.indexOf('stream') + 12, 4);
    expect(sealFacts(content)).toEqual({
      kind: 'altered',
      what: 'What it says is not what was sealed.',
      sealedBy: COMPANY,
    });
    expect(sealFacts((await TAMPERED['a second signature over a forged page']?.()) ?? sealed)).toEqual({
      ...added,
      what: `${added.what} It now bears 2 signatures.`,
    });
    expect(sealFacts(await drawn())).toEqual({ kind: 'none' });
  });

  it('the value of the seal can’t be written in another way', () => {
    const begin = sealed.indexOf('<30') + 1;
    const letter = /[a-f]/i.exec(sealed.toString('latin1', begin))?.index ?? 0;
    expect(sealFacts(flipped(sealed, begin + letter, 0x20))).toMatchObject({ kind: 'altered' });
    const padding = sealed.indexOf('0000>', begin);
    expect(sealFacts(flipped(sealed, padding, 1))).toMatchObject({ kind: 'altered' });
  });

  it('in none of 300 ways is it taken for whole', async () => {
    const random = seeded(20_261_126);
    const below = (most: number) => Math.floor(random() * most);
    const update = await TAMPERED['an incremental update']?.();
    const tail = (update ?? sealed).subarray(sealed.length);
    const mutations: readonly (() => Buffer)[] = [
      () => flipped(sealed, below(sealed.length), 1 << below(8)),
      // The seal's own value, where signatures are most often read loosely.
      () => flipped(sealed, sealed.indexOf('<30') + below(5_000), 1 << below(8)),
      () => sealed.subarray(0, below(sealed.length)),
      () => Buffer.concat([sealed, tail.subarray(0, 1 + below(tail.length))]),
      () => moved(sealed, below(sealed.length), below(sealed.length), 1 + below(60)),
      () => without(sealed, below(sealed.length), 1 + below(400)),
    ];
    const passed: number[] = [];
    for (let round = 0; round < 300; round += 1) {
      const bytes = mutations[round % mutations.length]?.() ?? sealed;
      if (!bytes.equals(sealed) && sealFacts(bytes).kind === 'whole') passed.push(round);
    }
    expect(passed).toEqual([]);
  });

  it('not one bit of the seal’s value can be turned', () => {
    const [begin, end] = [sealed.indexOf('<30'), sealed.indexOf('000000>')];
    const passed: number[] = [];
    for (let at = begin; at < end && at < begin + 5_200; at += 7) {
      if (sealFacts(flipped(sealed, at, 1)).kind === 'whole') passed.push(at - begin);
    }
    expect(passed).toEqual([]);
  });
});

function flipped(bytes: Buffer, at: number, bits: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ bits;
  return copy;
}

/** `count` bytes are written over others. */
function moved(bytes: Buffer, from: number, to: number, count: number): Buffer {
  const copy = Buffer.from(bytes);
  bytes.copy(copy, to, from, from + count);
  return copy;
}

function without(bytes: Buffer, at: number, count: number): Buffer {
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + count)]);
}
