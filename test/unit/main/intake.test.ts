import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdir, open, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { createIntake } from '../../../main/files/intake.ts';
import { isEncryptedPdf } from '../../../main/files/pdf-check.ts';
import { refusalOf } from '../../../main/files/read-once.ts';
import { MAX_FILE, REFUSALS } from '../../../main/files/refusals.ts';
import { safeName } from '../../../main/files/safe-name.ts';
import { openVault } from '../../../main/files/vault.ts';
import { scratchFolder } from './files-scratch.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('ffda0008010100003f00', 'hex'),
  Buffer.alloc(64, 7),
  Buffer.from('ffd9', 'hex'),
]);

async function aPdf(encrypt = false): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage([200, 200]);
  if (encrypt) pdf.encrypt({ userPassword: 'u', ownerPassword: 'o' });
  return Buffer.from(await pdf.save({ useObjectStreams: !encrypt }));
}

async function desk() {
  const folder = await scratchFolder();
  const vaultFolder = join(folder, 'vault');
  const vault = openVault(vaultFolder, () => Buffer.alloc(32, 1));
  const intake = createIntake(vault);
  const put = async (name: string, bytes: string | Uint8Array) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  };
  const stored = async () =>
    (await readdir(vaultFolder, { recursive: true, withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  return { folder, vault, intake, put, stored };
}

describe('a dropped file is taken in', () => {
  it.each([
    ['bill.pdf', 'application/pdf', () => aPdf()],
    ['loa scan.jpg', 'image/jpeg', async () => JPEG],
    ['csr.png', 'image/png', async () => PNG],
    ['a PDF that is called.txt', 'application/pdf', () => aPdf()],
    ['junk first.pdf', 'application/pdf', async () => Buffer.concat([Buffer.alloc(900, 10), await aPdf()])],
    ['padded.pdf', 'application/pdf', async () => Buffer.concat([await aPdf(), Buffer.alloc(1500)])],
  ])('%s', async (name, mediaType, make) => {
    const { intake, put, vault, stored } = await desk();
    const bytes = await make();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const outcome = await intake(await put(name, bytes));
    expect(outcome).toEqual({ ok: true, fileName: name, sha256, mediaType, size: bytes.length });
    expect(Buffer.from(await vault.read(sha256)).equals(bytes)).toBe(true);
    expect(await stored()).toEqual([sha256]);
  });

  it('does not need the original any more', async () => {
    const { intake, put, vault } = await desk();
    const bytes = await aPdf();
    const path = await put('bill.pdf', bytes);
    const outcome = await intake(path);
    await rm(path);
    expect(outcome.ok && Buffer.from(await vault.read(outcome.sha256)).equals(bytes)).toBe(true);
  });
});

describe('a dropped file is refused with a sentence', () => {
  const page = '<!DOCTYPE html><html><body>Please sign in</body></html>';
  it.each([
    ['empty', 'bill.pdf', async () => Buffer.alloc(0), /is empty/],
    ['renamed HTML', 'bill.pdf', async () => Buffer.from(page), /web page/],
    ['HTML after a comment', 'bill.pdf', async () => Buffer.from(`\ufeff\n<!-- x -->\n${page}`), /web page/],
    ['an encrypted PDF', 'bill.pdf', () => aPdf(true), /encrypted/],
    ['half a PDF', 'bill.pdf', async () => (await aPdf()).subarray(0, 300), /ends in the middle/],
    ['half a JPEG', 'bill.jpg', async () => JPEG.subarray(0, -2), /ends in the middle/],
    ['half a PNG', 'bill.png', async () => PNG.subarray(0, 40), /ends in the middle/],
    ['a ZIP', 'bill.pdf', async () => Buffer.from(`PK\x03\x04${'\0'.repeat(40)}`, 'latin1'), /neither|ZIP/],
    ['text', 'bill.pdf', async () => Buffer.from('Dear customer'), /neither a PDF/],
    [
      'a header too deep',
      'b.pdf',
      async () => Buffer.concat([Buffer.alloc(2000, 10), await aPdf()]),
      /neither/,
    ],
    ['an executable', 'bill.pdf', async () => Buffer.from('MZ\x90\0'.padEnd(400, '\0'), 'latin1'), /neither/],
  ])('%s', async (_what, name, make, sentence) => {
    const { intake, put, stored } = await desk();
    const outcome = await intake(await put(name, await make()));
    expect(outcome).toMatchObject({ ok: false, fileName: name, what: expect.stringMatching(sentence) });
    expect(!outcome.ok && outcome.next.length > 10).toBe(true);
    expect(await stored()).toEqual([]);
  });

  it('one larger than any carrier takes, without reading it', async () => {
    const { intake, put } = await desk();
    const path = await put('huge.pdf', '%PDF-1.7\n');
    await truncate(path, 40 * 1024 ** 3);
    const started = performance.now();
    expect(await intake(path)).toMatchObject({ ok: false, what: expect.stringContaining('25 MB') });
    expect(performance.now() - started).toBeLessThan(5_000);
    const atLimit = await put('limit.pdf', await aPdf());
    await truncate(atLimit, MAX_FILE + 1);
    expect(await intake(atLimit)).toMatchObject({ ok: false, what: expect.stringContaining('25 MB') });
  });

  it('a link, a folder, a pipe, a socket, a device', async () => {
    const { folder, intake, put } = await desk();
    const target = await put('real.pdf', await aPdf());
    await symlink(target, join(folder, 'link.pdf'));
    await mkdir(join(folder, 'folder.pdf'));
    execFileSync('/usr/bin/env', ['mkfifo', join(folder, 'pipe.pdf')]);
    const server = createServer().listen(join(folder, 'socket.pdf'));
    const what = async (path: string) => {
      const outcome = await intake(path);
      return outcome.ok ? 'taken' : outcome.what;
    };
    expect(await what(join(folder, 'link.pdf'))).toContain('a link');
    expect(await what(join(folder, 'folder.pdf'))).toContain('a folder');
    expect(await what(join(folder, 'pipe.pdf'))).toContain('not a regular file');
    expect(await what(join(folder, 'socket.pdf'))).toContain('not a regular file');
    expect(await what('/dev/zero')).toContain('not a regular file');
    server.close();
  });

  it('one that vanished, and one that was never on a disk', async () => {
    const { folder, intake } = await desk();
    expect(await intake(join(folder, 'gone.pdf'))).toMatchObject({
      ok: false,
      fileName: 'gone.pdf',
      what: expect.stringContaining('gone'),
    });
    for (const path of ['', 'bill.pdf', '../bill.pdf', '/a\0b.pdf']) {
      expect(await intake(path)).toMatchObject({
        ok: false,
        what: expect.stringContaining('no place on the disk'),
      });
    }
  });

  it('one that is still being written', async () => {
    const { intake, put } = await desk();
    const path = await put('growing.pdf', Buffer.concat([await aPdf(), Buffer.alloc(20 * 1024 * 1024)]));
    const taking = intake(path);
    let done = false;
    void taking.finally(() => {
      done = true;
    });
    while (!done) await appendFile(path, 'x');
    expect(await taking).toMatchObject({ ok: false, what: expect.stringContaining('changed while') });
  });

  it('one that is being written over, byte for byte as long', async () => {
    const { intake, put } = await desk();
    const path = await put('rewritten.pdf', Buffer.concat([Buffer.alloc(20 * 1024 * 1024), await aPdf()]));
    const file = await open(path, 'r+');
    const taking = intake(path);
    let done = false;
    void taking.finally(() => {
      done = true;
    });
    while (!done) await file.write('%PDF-1.7', 0);
    await file.close();
    expect(await taking).toMatchObject({ ok: false, what: expect.stringContaining('changed while') });
  });

  it.each([
    ['EACCES', /may not read/],
    ['EPERM', /may not read/],
    ['ESTALE', /gone/],
    ['EIO', /to its end/],
  ])('the system said %s', (code, sentence) => {
    const error = Object.assign(new Error('no'), { code });
    expect(REFUSALS[refusalOf(error)].what).toMatch(sentence);
  });
});

describe('an encrypted PDF', () => {
  const around = (middle: string) => Buffer.from(`%PDF-1.7\n${middle}\nstartxref\n9\n%%EOF\n`, 'latin1');
  it.each([
    ['in its trailer', 'trailer\n<< /Size 9 /Root 1 0 R /Encrypt 8 0 R >>', true],
    ['in an inline dictionary', 'trailer<</Encrypt<</Filter/Standard/V 2>>/Size 9>>', true],
    [
      'in a cross-reference stream',
      '7 0 obj\n<</Type/XRef/Encrypt 8 0 R/Size 9>>\nstream\n..endstream',
      true,
    ],
    ['in an older revision only', 'trailer<</Encrypt 8 0 R>>\nstartxref\n1\n%%EOF\ntrailer<</Size 2>>', true],
    ['only in its text', '5 0 obj<<>>stream\n(/Encrypt 5 0 R)Tj\nendstream\ntrailer<</Size 9>>', false],
    ['by another word', 'trailer<</EncryptMetadata true/Size 9>>', false],
  ])('says so %s', (_where, middle, encrypted) => {
    expect(isEncryptedPdf(around(middle))).toBe(encrypted);
  });
});

describe('the name on screen', () => {
  it.each([
    ['/home/agent/bill.pdf', 'bill.pdf'],
    ['C:\\Users\\agent\\bill.pdf', 'bill.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['\u202efdp.exe', 'fdp.exe'],
    ['a\u0000b\u001b[31m\nc.pdf', 'ab[31mc.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['com1', '_com1'],
    ['..', 'document'],
    ['   ', 'document'],
    ['', 'document'],
    ['bill.pdf. . ', 'bill.pdf'],
    ['Rechnung für Café №7 – 契約.pdf', 'Rechnung für Café №7 – 契約.pdf'],
    [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(196)}.pdf`],
  ])('%j reads %j', (outside, shown) => expect(safeName(outside)).toBe(shown));
});
