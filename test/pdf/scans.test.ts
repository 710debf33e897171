import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { sniff } from '../../main/files/sniff.ts';
import { imageToPdf } from '../../main/pdf/image-to-pdf.ts';
import { UnreadableImage } from '../../main/pdf/unreadable-image.ts';

const fixture = (name: string) => readFile(join(import.meta.dirname, '../fixtures/files', name));

async function pages(pdf: Uint8Array): Promise<readonly (readonly [number, number])[]> {
  const document = await PDFDocument.load(pdf);
  return document.getPages().map((page) => [page.getWidth(), page.getHeight()]);
}

it('turns each page of a TIFF into a page: a fax in black and white, and a colour scan', async () => {
  const tiff = await fixture('scan.tif');
  expect(await sniff(tiff)).toEqual({ ok: true, mediaType: 'image/tiff' });
  const pdf = await imageToPdf(tiff, 'image/tiff');
  expect(await pages(pdf)).toEqual([
    [612, 792],
    [792, 612],
  ]);
  expect(Buffer.from(pdf).equals(Buffer.from(await imageToPdf(tiff, 'image/tiff')))).toBe(true);
});

it('turns a HEIC photo into a page', async () => {
  const heic = await fixture('photo.heic');
  expect(await sniff(heic)).toEqual({ ok: true, mediaType: 'image/heic' });
  expect(await pages(await imageToPdf(heic, 'image/heic'))).toEqual([[792, 612]]);
});

it.each([
  ['scan.tif', 'image/tiff', 'TIFF'],
  ['photo.heic', 'image/heic', 'HEIC'],
] as const)('says that %s is damaged, wherever it was cut', async (name, mediaType, label) => {
  const whole = await fixture(name);
  for (const part of [0.01, 0.3]) {
    const cut = whole.subarray(0, Math.floor(whole.length * part));
    const failed = imageToPdf(cut, mediaType);
    await expect(failed).rejects.toBeInstanceOf(UnreadableImage);
    await expect(failed).rejects.toThrow(`This ${label} is damaged`);
  }
});

it('refuses a TIFF that claims to be larger than memory', async () => {
  const tiff = await fixture('scan.tif');
  const huge = Buffer.from(tiff);
  const entries = huge.readUInt32LE(4);
  const count = huge.readUInt16LE(entries);
  for (let n = 0; n < count; n += 1) {
    const at = entries + 2 + n * 12;
    const tag = huge.readUInt16LE(at);
    if (tag !== 256 && tag !== 257) continue;
    huge.writeUInt16LE(4, at + 2);
    huge.writeUInt32LE(90_000, at + 8);
  }
  await expect(imageToPdf(huge, 'image/tiff')).rejects.toThrow('too many pixels');
});
