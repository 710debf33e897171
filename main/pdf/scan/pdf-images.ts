import {
  type PDF,
  PdfArray,
  PdfDict,
  PdfName,
  PdfNumber,
  type PdfObject,
  type PdfRef,
  PdfStream,
  PdfString,
} from '@libpdf/core';
import { grayOfJpeg, MOST_PIXELS, refuseHuge } from './decode-image.ts';
import { grayOfFax } from './fax.ts';
import { type Gray, stacked } from './gray.ts';

/** Pictures of one page that are looked at, and how deep they may lie in forms. */
const MOST_PER_PAGE = 4;
const DEEPEST = 3;
/** Smaller ones are logos. */
const LEAST_SIDE = 150;

/** Strips of one page at most. */
const MOST_STRIPS = 200;

/**
 * The pictures that a page shows, the largest first, and before them the page that scanners cut into strips, put together
 * again. Those packed in a way that isn't read here (JPEG 2000, JBIG2) are left out.
 */
export function* picturesOf(document: PDF, page: number): Generator<Gray> {
  const resources = document.getPages()[page]?.getResources();
  const found = resources ? [...imagesIn(document, resources, DEEPEST)] : [];
  const strips = stripsAmong(document, found);
  if (strips.length > 1) yield stacked(strips.flatMap((strip) => grayOrNothing(document, strip) ?? []));
  found.sort((one, other) => side(document, other) - side(document, one));
  for (const image of found.slice(0, MOST_PER_PAGE)) {
    const gray = side(document, image) >= LEAST_SIDE ? grayOrNothing(document, image) : undefined;
    if (gray) yield gray;
  }
}

/** Pictures of one width, as they are listed, that make up a page: each is wider than high, all together are not. */
function stripsAmong(document: PDF, images: readonly PdfStream[]): readonly PdfStream[] {
  const resolve = resolverOf(document);
  const widthOf = (image: PdfStream) => number(image, 'Width', resolve);
  const heightOf = (image: PdfStream) => number(image, 'Height', resolve);
  const width = Math.max(0, ...images.map(widthOf));
  const strips = images.filter((image) => widthOf(image) === width && heightOf(image) < width / 2);
  const height = strips.reduce((sum, strip) => sum + heightOf(strip), 0);
  const isPage = strips.length <= MOST_STRIPS && height > width / 2 && width * height <= MOST_PIXELS;
  return isPage ? strips : [];
}

type Resolve = (ref: PdfRef) => PdfObject | null;
const resolverOf =
  (document: PDF): Resolve =>
  (ref) =>
    document.getObject(ref);

function side(document: PDF, image: PdfStream): number {
  const resolve = resolverOf(document);
  return Math.min(number(image, 'Width', resolve), number(image, 'Height', resolve));
}

function number(dict: PdfDict, key: string, resolve: Resolve, otherwise = 0): number {
  return dict.getNumber(key, resolve)?.value ?? otherwise;
}

function* imagesIn(document: PDF, resources: PdfDict, depth: number): Generator<PdfStream> {
  const resolve = resolverOf(document);
  const objects = resources.getDict('XObject', resolve);
  for (const key of objects?.keys() ?? []) {
    const object = objects?.get(key, resolve);
    if (!(object instanceof PdfStream)) continue;
    const kind = object.getName('Subtype', resolve)?.value;
    if (kind === 'Image') yield object;
    const inner = kind === 'Form' && depth > 0 ? object.getDict('Resources', resolve) : undefined;
    if (inner) yield* imagesIn(document, inner, depth - 1);
  }
}

function grayOrNothing(document: PDF, image: PdfStream): Gray | undefined {
  const resolve = resolverOf(document);
  const [width, height] = [number(image, 'Width', resolve), number(image, 'Height', resolve)];
  refuseHuge('picture', width, height);
  try {
    return unpacked(image, width, height, resolve);
  } catch {
    // One damaged picture says nothing about the others.
    return undefined;
  }
}

function filterOf(image: PdfStream, resolve: Resolve): string | undefined {
  const filter = image.get('Filter', resolve);
  const last = filter instanceof PdfArray ? filter.at(-1, resolve) : filter;
  return last instanceof PdfName ? last.value : undefined;
}

function unpacked(image: PdfStream, width: number, height: number, resolve: Resolve): Gray | undefined {
  const filter = filterOf(image, resolve);
  switch (filter) {
    case 'DCTDecode':
      return grayOfJpeg(image.data);
    case 'CCITTFaxDecode': {
      const given = image.get('DecodeParms', resolve);
      const listed = given instanceof PdfArray ? given.at(-1, resolve) : given;
      const parameters = listed instanceof PdfDict ? listed : new PdfDict();
      const blackIs1 = parameters.getBool('BlackIs1', resolve)?.value ?? false;
      const k = number(parameters, 'K', resolve);
      return turned(grayOfFax({ width, height, k, blackIs1, bytes: image.data }), image, resolve);
    }
    case undefined:
    case 'FlateDecode':
    case 'LZWDecode':
    case 'RunLengthDecode':
      return turned(grayOfSamples(image, width, height, resolve), image, resolve);
    default:
      return undefined;
  }
}

/** A picture may say that its samples mean the reverse; a mask paints black where they are 0. */
function turned(gray: Gray | undefined, image: PdfStream, resolve: Resolve): Gray | undefined {
  const decode = image.getArray('Decode', resolve);
  const first = decode?.at(0, resolve);
  if (!gray || !(first instanceof PdfNumber) || first.value !== 1) return gray;
  return { ...gray, pixels: gray.pixels.map((value) => 255 - value) };
}

function grayOfSamples(image: PdfStream, width: number, height: number, resolve: Resolve): Gray | undefined {
  const isMask = image.getBool('ImageMask', resolve)?.value ?? false;
  const bits = isMask ? 1 : number(image, 'BitsPerComponent', resolve, 8);
  const space = isMask ? { components: 1 } : spaceOf(image.get('ColorSpace', resolve), resolve);
  if (!space || ![1, 2, 4, 8].includes(bits)) return undefined;
  const data = image.getDecodedData();
  const { components, shades } = space;
  const rowBytes = Math.ceil((width * components * bits) / 8);
  const most = 2 ** bits - 1;
  const pixels = new Uint8Array(width * height);
  const sample = (y: number, index: number) => {
    const bit = index * bits;
    const byte = data[y * rowBytes + (bit >> 3)] ?? 0;
    return (byte >> (8 - bits - (bit & 7))) & most;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      pixels[y * width + x] = shades
        ? (shades[sample(y, x)] ?? 255)
        : shade(components, (component) => (sample(y, x * components + component) * 255) / most);
    }
  }
  return { width, height, pixels };
}

function shade(components: number, value: (component: number) => number): number {
  if (components === 1) return value(0);
  if (components === 3) return value(0) * 0.3 + value(1) * 0.59 + value(2) * 0.11;
  const ink = value(0) * 0.3 + value(1) * 0.59 + value(2) * 0.11 + value(3);
  return Math.max(0, 255 - ink);
}

interface Space {
  readonly components: number;
  /** The gray of each sample, where samples name entries of a table. */
  readonly shades?: Uint8Array;
}

const COMPONENTS: Readonly<Record<string, number>> = {
  DeviceGray: 1,
  CalGray: 1,
  DeviceRGB: 3,
  CalRGB: 3,
  DeviceCMYK: 4,
};

function spaceOf(space: PdfObject | undefined, resolve: Resolve): Space | undefined {
  const name = space instanceof PdfArray ? space.at(0, resolve) : space;
  if (!(name instanceof PdfName)) return undefined;
  const components = COMPONENTS[name.value];
  if (components) return { components };
  if (!(space instanceof PdfArray)) return undefined;
  if (name.value === 'ICCBased') {
    const profile = space.at(1, resolve);
    return profile instanceof PdfDict ? { components: number(profile, 'N', resolve, 3) } : undefined;
  }
  if (name.value !== 'Indexed') return undefined;
  const base = spaceOf(space.at(1, resolve), resolve);
  const table = space.at(3, resolve);
  const bytes =
    table instanceof PdfStream
      ? table.getDecodedData()
      : table instanceof PdfString
        ? table.bytes
        : undefined;
  if (!base || !bytes) return undefined;
  const shades = Uint8Array.from({ length: Math.floor(bytes.length / base.components) }, (_, entry) =>
    shade(base.components, (component) => bytes[entry * base.components + component] ?? 0),
  );
  return { components: 1, shades };
}
