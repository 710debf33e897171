import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { encode } from 'jpeg-js';
import { PDFDocument, PDFName } from 'pdf-lib';
import { PNG } from 'pngjs';
import type { Gray } from '../../main/pdf/scan/gray.ts';
import { seeded } from '../e2e/support/kill.ts';

/** The first page of a PDF as a scanner's glass would see it, by poppler. */
export function printed(folder: string, pdf: Uint8Array, dpi: number): Gray {
  const file = join(folder, 'printed.pdf');
  writeFileSync(file, pdf);
  execFileSync('pdftoppm', [
    '-gray',
    '-r',
    String(dpi),
    '-l',
    '1',
    '-singlefile',
    file,
    join(folder, 'page'),
  ]);
  const bytes = readFileSync(join(folder, 'page.pgm'));
  const [head = '', width, height] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 60)) ?? [];
  return {
    width: Number(width),
    height: Number(height),
    pixels: new Uint8Array(bytes.subarray(head.length)),
  };
}

/** Laid on the glass at an angle, in degrees; the page keeps its size for small ones and turns over for 90. */
export function laid(page: Gray, degrees: number): Gray {
  const quarter = Math.abs(degrees % 180) === 90;
  const [width, height] = quarter ? [page.height, page.width] : [page.width, page.height];
  const pixels = new Uint8Array(width * height).fill(255);
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - (width - 1) / 2, y - (height - 1) / 2];
      const fromX = Math.round(cos * dx + sin * dy + (page.width - 1) / 2);
      const fromY = Math.round(cos * dy - sin * dx + (page.height - 1) / 2);
      if (fromX < 0 || fromY < 0 || fromX >= page.width || fromY >= page.height) continue;
      pixels[y * width + x] = page.pixels[fromY * page.width + fromX] ?? 255;
    }
  }
  return { width, height, pixels };
}

/** Dust, uneven light and gray paper. */
export function worn(page: Gray): Gray {
  const random = seeded(7);
  const pixels = page.pixels.map((value, at) => {
    const light = 0.85 + (0.1 * (at % page.width)) / page.width;
    const dust = random() < 0.002 ? random() * 255 : value * light + (random() - 0.5) * 40 + 15;
    return Math.max(0, Math.min(255, dust));
  });
  return { ...page, pixels };
}

export function bilevel(page: Gray): Gray {
  return { ...page, pixels: page.pixels.map((value) => (value < 140 ? 0 : 255)) };
}

export function jpegOf({ width, height, pixels }: Gray, quality = 70): Buffer {
  const data = Buffer.alloc(pixels.length * 4, 255);
  for (const [at, value] of pixels.entries()) data.fill(value, at * 4, at * 4 + 3);
  return Buffer.from(encode({ width, height, data }, quality).data);
}

/** As `utif2` writes it: four bytes a pixel, not packed. */
export async function tiffOf({ width, height, pixels }: Gray): Promise<Buffer> {
  const { encodeImage } = await import('utif2');
  const rgba = new Uint8Array(pixels.length * 4).fill(255);
  for (const [at, value] of pixels.entries()) rgba.fill(value, at * 4, at * 4 + 3);
  return Buffer.from(encodeImage(rgba, width, height));
}

export function pngOf({ width, height, pixels }: Gray): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(pixels);
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false });
}

/** A PDF whose page is one picture, or several strips of it, as scanners write it. */
export async function scanOf(page: Gray, as: 'jpeg' | 'gray' | 'bits', strips = 1): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const sheet = document.addPage([612, 792]);
  if (as === 'jpeg') {
    const picture = await document.embedJpg(jpegOf(page));
    sheet.drawImage(picture, { x: 0, y: 0, width: 612, height: 792 });
    return document.save();
  }
  const { width } = page;
  const rows = Math.ceil(page.height / strips);
  for (let top = 0; top < page.height; top += rows) {
    const height = Math.min(rows, page.height - top);
    const strip = { width, height, pixels: page.pixels.subarray(top * width, (top + height) * width) };
    const bits = as === 'bits' ? 1 : 8;
    const stream = document.context.stream(deflateSync(bits === 1 ? packed(strip) : strip.pixels), {
      ...{ Type: 'XObject', Subtype: 'Image', Width: width, Height: height },
      ...{ BitsPerComponent: bits, ColorSpace: 'DeviceGray', Filter: 'FlateDecode' },
    });
    sheet.node.setXObject(PDFName.of(`Scan${top}`), document.context.register(stream));
  }
  return document.save();
}

function packed({ width, height, pixels }: Gray): Uint8Array {
  const rowBytes = Math.ceil(width / 8);
  const rows = new Uint8Array(rowBytes * height);
  pixels.forEach((value, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    if (value >= 128)
      rows[y * rowBytes + (x >> 3)] = (rows[y * rowBytes + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
  });
  return rows;
}
