import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePath } from '../../../main/boot/export-names.ts';
import { createZip } from '../../../main/files/zip.ts';
import { endOfDirectory, MAX_32 } from '../../../main/files/zip-records.ts';
import { unzip } from '../../runtime/unzip.ts';
import { scratchFolder } from './files-scratch.ts';

const AT = new Date(2026, 10, 22, 8, 30, 10);

describe('a zip of our own', () => {
  it('opens in another reader with every byte, stored and deflated, empty and named in any script', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.zip');
    const noise = randomBytes(300_000);
    const zip = await createZip(path, AT);
    const pieces = (async function* () {
      yield noise.subarray(0, 7);
      yield noise.subarray(7);
    })();
    await zip.add('files/Übertrag «7».pdf', pieces, 'stored');
    await zip.add(
      'outbox.json',
      [Buffer.from('[\n'), Buffer.from(' '.repeat(90_000)), Buffer.from(']')],
      'deflated',
    );
    await zip.add('empty', [], 'deflated');
    await zip.finish();
    await zip.close();
    expect(await unzip(path, join(folder, 'out'), (name) => name)).toBe(3);
    expect(await readFile(join(folder, 'out/files/Übertrag «7».pdf'))).toEqual(noise);
    expect((await readFile(join(folder, 'out/outbox.json'))).length).toBe(90_003);
    expect((await stat(path)).size).toBeLessThan(noise.length + 2_000);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing of a file that fails in its middle, and goes on', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'a.zip');
    const zip = await createZip(path, AT);
    await zip.add('first', [Buffer.from('one')], 'stored');
    const broken = (function* () {
      yield randomBytes(5_000);
      throw new Error('altered');
    })();
    await expect(zip.add('second', broken, 'stored')).rejects.toThrow('altered');
    await zip.add('third', [Buffer.from('three')], 'deflated');
    await zip.finish();
    await zip.close();
    await unzip(path, join(folder, 'out'), (name) => name);
    expect(await readFile(join(folder, 'out/first'), 'utf8')).toBe('one');
    expect(await readFile(join(folder, 'out/third'), 'utf8')).toBe('three');
  });

  it('says in 64 bits what 32 and 16 don’t hold', async () => {
    expect(endOfDirectory(3, 100, 200)).toHaveLength(22);
    for (const end of [endOfDirectory(70_000, 100, 200), endOfDirectory(3, 100, MAX_32 + 7)]) {
      expect(end).toHaveLength(56 + 20 + 22);
      expect(end.readUInt32LE(0)).toBe(0x0606_4b50);
    }
    expect(endOfDirectory(70_000, 100, MAX_32 + 7).readBigUInt64LE(32)).toBe(70_000n);
    expect(endOfDirectory(70_000, 100, MAX_32 + 7).readBigUInt64LE(48)).toBe(BigInt(MAX_32 + 7));
    // The 64-bit end is found by the locator behind it.
    expect(endOfDirectory(70_000, 100, 200).readBigUInt64LE(56 + 8)).toBe(300n);
  });

  it('gives each file a name that every system takes, and none of another', () => {
    const taken = new Set<string>();
    expect(freePath(taken, 'Acme: "Dental" /2', 'LOA.pdf')).toBe('files/Acme Dental 2/LOA.pdf');
    expect(freePath(taken, 'ACME DENTAL 2', 'loa.PDF')).toBe('files/ACME DENTAL 2/loa (2).PDF');
    expect(freePath(taken, '..', '../../etc/passwd')).toBe('files/Unnamed/Unnamed.etc passwd');
    expect(freePath(taken, 'A', '.pdf')).toBe('files/A/pdf');
  });
});
