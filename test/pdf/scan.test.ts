import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectPdf } from '../../main/pdf/inspect-pdf.ts';
import { drawLoa } from '../../main/pdf/loa/draw.ts';
import { grayOfFax } from '../../main/pdf/scan/fax.ts';
import { type Gray, grayOf } from '../../main/pdf/scan/gray.ts';
import { decode, decodeImage, toRGBA8 } from '../../main/pdf/utif.ts';
import { content, localNumbers } from './loa/contents.ts';
import { bilevel, jpegOf, laid, pngOf, printed, scanOf, tiffOf, worn } from './scanned.ts';
import { needValidators } from './seal/validators.ts';

const folder = mkdtempSync(join(tmpdir(), 'portside-scan-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const loa = content({ numbers: localNumbers(40) });
const MARK = { loaId: loa.loaId, numbersHash: loa.numbersHash };

let pdf: Uint8Array;
let coarse: Gray;
let fine: Gray;
beforeAll(async () => {
  await needValidators();
  pdf = await drawLoa(loa, {});
  coarse = printed(folder, pdf, 150);
  fine = printed(folder, pdf, 300);
}, 600_000);

describe('the mark of an LOA is read', { timeout: 90_000 }, () => {
  it('from the file that was drawn', async () => {
    expect(await inspectPdf(pdf)).toMatchObject({ loaMark: MARK, seal: { kind: 'none' } });
  });

  const scans: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
    'a gray JPEG at 150 dpi': () => scanOf(coarse, 'jpeg'),
    'gray samples at 200 dpi, laid sideways': () => scanOf(laid(printed(folder, pdf, 200), 90), 'gray'),
    'black and white at 300 dpi, in strips': () => scanOf(bilevel(fine), 'bits', 40),
    'black and white at 300 dpi, upside down and askew': () => scanOf(bilevel(laid(fine, 178)), 'bits'),
    'a photo of worn paper, askew': () => jpegOf(laid(worn(coarse), -4), 60),
    'a TIFF': () => tiffOf(coarse),
    'a PNG of worn paper': () => pngOf(worn(coarse)),
  };
  it.each(Object.entries(scans))('from a scan: %s', async (_what, scan) => {
    expect(await inspectPdf(await scan())).toMatchObject({ loaMark: MARK, seal: { kind: 'none' } });
  });

  it('from none where there is none', async () => {
    const blank = { ...coarse, pixels: new Uint8Array(coarse.pixels.length).fill(250) };
    expect(await inspectPdf(await scanOf(blank, 'gray'))).toEqual({
      pages: 1,
      formFields: [],
      seal: { kind: 'none' },
    });
  });
});

describe('a page of a fax', () => {
  const tiff = readFileSync(join(import.meta.dirname, '../fixtures/files/scan.tif'));
  const [page] = decode(tiff);
  const strip = tiff.subarray(8, 8 + 867);

  it('is unpacked as it lies in a PDF, in both of the ways that black is written', () => {
    if (!page) throw new Error('no page');
    decodeImage(tiff, page);
    const shown = grayOf(page.width, page.height, toRGBA8(page));
    const fax = { width: 400, height: 520, k: -1, bytes: strip };
    expect(grayOfFax({ ...fax, blackIs1: false })).toEqual(shown);
    const reversed = grayOfFax({ ...fax, blackIs1: true }).pixels;
    expect(reversed.every((value, at) => value === 255 - (shown.pixels[at] ?? 0))).toBe(true);
  });
});
