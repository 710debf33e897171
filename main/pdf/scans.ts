import { chainIsWhole, stripsAreWhole } from './tiff-check.ts';
import { UnreadableImage } from './unreadable-image.ts';

/** A page as pixels: four bytes each, red first, rows from the top. */
interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** A picture that a PDF can hold. */
export interface Picture {
  readonly kind: 'jpeg' | 'png';
  readonly bytes: Uint8Array;
}

/** More would take gigabytes to unpack. */
const MOST_PIXELS = 60_000_000;
/** A scan of more pages is better sent as a PDF. */
const MOST_PAGES = 60;
const JPEG_QUALITY = 85;

/** The pages of a TIFF, in order. Rejects with `UnreadableImage`. */
export async function tiffPages(bytes: Uint8Array): Promise<readonly Picture[]> {
  const { decode, decodeImage, toRGBA8 } = await import('./utif.ts');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pages = await readable('TIFF', async () => {
    if (!chainIsWhole(file)) throw damaged('TIFF');
    const directories = decode(file).filter((page) => page.t256 !== undefined && page.t257 !== undefined);
    if (directories.length > MOST_PAGES) throw tooMuch('TIFF', 'pages');
    return directories.map((page): Pixels => {
      refuseHuge('TIFF', Number(page.t256), Number(page.t257));
      if (!stripsAreWhole(page, file.length)) throw damaged('TIFF');
      decodeImage(file, page);
      return { width: page.width, height: page.height, rgba: toRGBA8(page) };
    });
  });
  if (pages.length === 0) throw damaged('TIFF');
  return Promise.all(pages.map(pictureOf));
}

/** The photo in a HEIC file, upright. Rejects with `UnreadableImage`. */
export async function heicPhoto(bytes: Uint8Array): Promise<Picture> {
  const { default: decode } = await import('heic-decode');
  const pixels = await readable('HEIC', async (): Promise<Pixels> => {
    const images = await decode.all({ buffer: bytes });
    try {
      const [first] = images;
      if (!first) throw damaged('HEIC');
      refuseHuge('HEIC', first.width, first.height);
      const { width, height, data } = await first.decode();
      return { width, height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
    } finally {
      images.dispose();
    }
  });
  return pictureOf(pixels);
}

/** Grey pages, which most scans are, stay sharp and small as PNG; photos become JPEG. */
async function pictureOf({ width, height, rgba }: Pixels): Promise<Picture> {
  const grey = greyOf(rgba);
  if (grey) return { kind: 'png', bytes: await greyPng(width, height, grey) };
  const { encode: encodeJpeg } = await import('jpeg-js');
  const { data } = encodeJpeg({ width, height, data: rgba }, JPEG_QUALITY);
  return { kind: 'jpeg', bytes: data };
}

async function greyPng(width: number, height: number, grey: Uint8Array): Promise<Uint8Array> {
  const { PNG } = await import('pngjs');
  const png = new PNG({ width, height });
  png.data = Buffer.from(grey);
  // 0: one byte of grey for each pixel, going in and coming out.
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false });
}

function greyOf(rgba: Uint8Array): Uint8Array | undefined {
  const grey = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < rgba.length; at += 4) {
    const red = rgba[at] ?? 0;
    if (red !== rgba[at + 1] || red !== rgba[at + 2]) return undefined;
    grey[at / 4] = red;
  }
  return grey;
}

async function readable<Value>(what: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof UnreadableImage ? error : damaged(what, error);
  }
}

function refuseHuge(what: string, width: number, height: number): void {
  if (!(width * height <= MOST_PIXELS)) throw tooMuch(what, 'pixels');
}

function tooMuch(what: string, of: string): UnreadableImage {
  return new UnreadableImage(`This ${what} has too many ${of}: save it smaller or as a PDF.`);
}

function damaged(what: string, cause?: unknown): UnreadableImage {
  return new UnreadableImage(`This ${what} is damaged: it can't be opened.`, { cause });
}
