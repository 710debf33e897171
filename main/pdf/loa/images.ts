import { refuse } from '../../core/interfaces/refusal.ts';
import { type Orientation, orientationOf } from '../exif-orientation.ts';

/** A PNG or JPEG that is embedded, with the size it shows at, in pixels. */
export interface Image {
  readonly kind: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** How the camera held it; `width` and `height` are of the upright picture. */
  readonly orientation: Orientation;
}

/** Longer or wider than any scan. */
const MOST_SIDE = 20_000;
/** More would take hundreds of megabytes to unpack. */
const MOST_PIXELS = 40_000_000;

/** Reads the header only, so that a huge picture is refused before it is unpacked. `what` as in "the logo". */
export function imageOf(bytes: Uint8Array, what: string): Image {
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (!size || size.width < 1 || size.height < 1) {
    throw refuse(
      'file-refused',
      `${sentence(what)} is no PNG or JPEG picture that can be opened.`,
      'Choose a PNG or JPEG file.',
    );
  }
  if (Math.max(size.width, size.height) > MOST_SIDE || size.width * size.height > MOST_PIXELS) {
    throw refuse(
      'file-refused',
      `${sentence(what)} has ${size.width} by ${size.height} pixels, too many to print.`,
      'Save it smaller, such as 2,000 pixels wide, and choose it again.',
    );
  }
  const orientation = size.kind === 'jpeg' ? orientationOf(bytes) : 1;
  const [width, height] = orientation >= 5 ? [size.height, size.width] : [size.width, size.height];
  return { kind: size.kind, bytes, width, height, orientation };
}

/** That a picture of ours could not be unpacked after all. */
export function damagedImage(what: string): Error {
  return refuse(
    'file-refused',
    `${sentence(what)} is damaged: it can't be opened.`,
    'Save it again as a PNG and choose that.',
  );
}

function sentence(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1);
}

interface Size {
  readonly kind: Image['kind'];
  readonly width: number;
  readonly height: number;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function pngSize(bytes: Uint8Array): Size | undefined {
  const view = viewOf(bytes);
  if (bytes.length < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) {
    return undefined;
  }
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** From the frame header (SOF0 to SOF15 but the tables between), marker by marker. */
function jpegSize(bytes: Uint8Array): Size | undefined {
  const view = viewOf(bytes);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    } else at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
