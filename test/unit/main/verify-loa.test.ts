import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loaToVerify, verifyLoa } from '../../../main/boot/verify-loa.ts';
import { inspectPdf } from '../../../main/pdf/inspect-pdf.ts';
import { sealFacts } from '../../../main/pdf/seal/seal-facts.ts';
import { COMPANY, drawn, madeKey, sealedBy } from '../../pdf/seal/kit.ts';

const folder = mkdtempSync(join(tmpdir(), 'portside-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let sealed: Buffer;
let fingerprint: string;
beforeAll(async () => {
  sealed = await sealedBy(await madeKey());
  const facts = sealFacts(sealed);
  fingerprint = facts.kind === 'whole' ? facts.fingerprint : '';
}, 60_000);

function verify(bytes: Uint8Array, known: readonly string[], json = false) {
  const file = join(folder, 'asked.pdf');
  writeFileSync(file, bytes);
  return verifyLoa({ file, json }, { inspect: inspectPdf, known: () => known });
}

describe('--verify-loa', () => {
  it('is found among the words of a command line', () => {
    expect(loaToVerify(['portside', '--verify-loa', 'a.pdf'])).toEqual({ file: 'a.pdf', json: false });
    expect(loaToVerify(['portside', '--json', '--verify-loa=a b.pdf'])).toEqual({
      file: 'a b.pdf',
      json: true,
    });
    expect(loaToVerify(['portside', 'a.pdf'])).toBeUndefined();
    expect(loaToVerify(['portside', '--verify-loa'])).toEqual({ file: '', json: false });
  });

  it('answers 0 for what was sealed here and is unchanged, and for nothing else', async () => {
    expect(await verify(sealed, [fingerprint])).toEqual({
      exitCode: 0,
      line: `unchanged: sealed by ${COMPANY}, with a key of this installation, unchanged since 2026-11-26T15:04:05.000Z`,
    });
    expect(await verify(sealed, ['another'])).toMatchObject({
      exitCode: 3,
      line: expect.stringContaining('with a key that this installation does not know'),
    });
    expect(await verify(Buffer.concat([sealed, Buffer.from('\n')]), [fingerprint])).toEqual({
      exitCode: 1,
      line: `altered: Something was added after it was sealed. It was sealed by ${COMPANY}.`,
    });
    expect(await verify(await drawn(), [fingerprint])).toMatchObject({
      exitCode: 1,
      line: expect.stringMatching(/^not sealed: /),
    });
    expect(await verify(Buffer.from('text'), [fingerprint])).toMatchObject({
      exitCode: 2,
      line: expect.stringMatching(/^unreadable: This is neither a PDF/),
    });
  });

  it('speaks JSON to programs', async () => {
    const { line } = await verify(sealed, [fingerprint], true);
    expect(JSON.parse(line)).toEqual({
      verdict: 'unchanged',
      ours: true,
      sealedBy: COMPANY,
      sealedAt: '2026-11-26T15:04:05.000Z',
    });
  });

  it('does not read what is too large, a folder, or nothing', async () => {
    const huge = join(folder, 'huge.pdf');
    writeFileSync(huge, '%PDF-1.7');
    truncateSync(huge, 300 * 1024 * 1024);
    const parts = { inspect: inspectPdf, known: () => [] };
    for (const [file, said] of [
      [huge, 'The file has 300 MB'],
      [folder, 'There is no such file'],
      ['', 'There is no such file'],
      [join(folder, 'none.pdf'), 'There is no such file'],
    ] as const) {
      const { line, exitCode } = await verifyLoa({ file, json: false }, parts);
      expect([line, exitCode]).toEqual([expect.stringContaining(said), 2]);
    }
  });
});
