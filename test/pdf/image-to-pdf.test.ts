import { deflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import * as pdfjs from 'pdfjs-dist';
import { describe, expect, it } from 'vitest';
import { imageToPdf } from '../../main/pdf/image-to-pdf.ts';
import { UnreadableImage } from '../../main/pdf/unreadable-image.ts';

/** 64 by 32 pixels in four colours. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAgAEADAREAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDn68Y/SQoAKACgDrq8g/nkKACgAoA5GvXP6GCgAoAKAOuryD+eQoAKACgDzSv3k+xCgAoAKAPea/m09gKACgAoA8Gr+kjxwoAKACgD3mv5tPYCgAoAKAP/2Q==',
  'base64',
);

/** The same picture as a camera would save it that was held in this way. */
function held(orientation: number, little = false): Uint8Array {
  const tiff = Buffer.alloc(26);
  const put = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  tiff.write(little ? 'II' : 'MM', 0, 'latin1');
  put(42, 2);
  if (little) tiff.writeUInt32LE(8, 4);
  else tiff.writeUInt32BE(8, 4);
  put(1, 8);
  put(0x0112, 10);
  put(3, 12);
  if (little) tiff.writeUInt32LE(1, 14);
  else tiff.writeUInt32BE(1, 14);
  put(orientation, 18);
  const head = Buffer.from([0xff, 0xe1, 0, tiff.length + 8]);
  return Buffer.concat([
    JPEG.subarray(0, 2),
    head,
    Buffer.from('Exif\0\0', 'latin1'),
    tiff,
    JPEG.subarray(2),
  ]);
}

function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    let crc = 0xffffffff;
    for (const byte of body) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    frame.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const rows = Buffer.alloc(Math.min(width * height, 10_000) * 3 + height);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Where the corners of the picture land on the page: from the first matrix that the page sets. */
async function drawn(bytes: Uint8Array) {
  const loading = pdfjs.getDocument({ data: new Uint8Array(bytes), useSystemFonts: false });
  const document = await loading.promise;
  const page = await document.getPage(1);
  const { fnArray, argsArray } = await page.getOperatorList();
  const at = fnArray.indexOf(pdfjs.OPS.transform);
  const [a, b, c, d, e, f] = (argsArray[at] as readonly number[]).map(Math.round);
  const point = (u: number, v: number) =>
    [(a ?? 0) * u + (c ?? 0) * v + (e ?? 0), (b ?? 0) * u + (d ?? 0) * v + (f ?? 0)] as const;
  const [width = 0, height = 0] = page.view.slice(2);
  const place = ([x, y]: readonly [number, number]) =>
    `${y > height / 2 ? 'top' : 'bottom'} ${x > width / 2 ? 'right' : 'left'}`;
  await loading.destroy();
  return {
    size: [width, height],
    topLeft: place(point(0, 1)),
    topRight: place(point(1, 1)),
    box: [point(0, 0), point(1, 1)],
  };
}

describe('an image as a PDF', () => {
  it.each([
    [1, 'top left', 'top right', [792, 612]],
    [2, 'top right', 'top left', [792, 612]],
    [3, 'bottom right', 'bottom left', [792, 612]],
    [4, 'bottom left', 'bottom right', [792, 612]],
    [5, 'top left', 'bottom left', [612, 792]],
    [6, 'top right', 'bottom right', [612, 792]],
    [7, 'bottom right', 'top right', [612, 792]],
    [8, 'bottom left', 'top left', [612, 792]],
    [99, 'top left', 'top right', [792, 612]],
  ])('is upright when the camera says %i', async (orientation, topLeft, topRight, size) => {
    for (const little of [true, false]) {
      expect(await drawn(await imageToPdf(held(orientation, little), 'image/jpeg'))).toMatchObject({
        size,
        topLeft,
        topRight,
      });
    }
  });

  it('fills a Letter page up to its margins and keeps its ratio', async () => {
    const { box } = await drawn(await imageToPdf(JPEG, 'image/jpeg'));
    expect(box).toEqual([
      [36, 126],
      [756, 486],
    ]);
  });

  it('takes a PNG', async () => {
    const bytes = await imageToPdf(png(20, 60), 'image/png');
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(1);
    expect(await drawn(bytes)).toMatchObject({ size: [612, 792], topLeft: 'top left' });
  });

  it('is the same PDF every time', async () => {
    const first = await imageToPdf(held(6), 'image/jpeg');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(Buffer.from(await imageToPdf(held(6), 'image/jpeg')).equals(first)).toBe(true);
  });

  it('leaves a PDF as it is', async () => {
    const bytes = Buffer.from('%PDF-1.4');
    expect(await imageToPdf(bytes, 'application/pdf')).toBe(bytes);
  });

  it.each([
    ['a cut JPEG', JPEG.subarray(0, 40), 'image/jpeg'],
    ['nothing', Buffer.alloc(0), 'image/jpeg'],
    ['a web page called .png', Buffer.from('<html>'.repeat(20)), 'image/png'],
    ['a cut PNG', png(20, 60).subarray(0, 50), 'image/png'],
    ['a PNG with billions of pixels', png(60_000, 60_000), 'image/png'],
  ] as const)('says that it can not read %s', async (_what, bytes, mediaType) => {
    await expect(imageToPdf(bytes, mediaType)).rejects.toThrow(UnreadableImage);
  });
});
