/**
 * How a camera says that its picture lies (Exif tag 0x0112): 1 upright, 3 upside down, 6 and 8 on a side, even numbers
 * and 5, 7 mirrored too. 1 when a JPEG does not tell or tells nonsense.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const ORIENTATION_TAG = 0x0112;
const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const EXIF = [0x45, 0x78, 0x69, 0x66, 0x00, 0x00];

export function orientationOf(jpeg: Uint8Array): Orientation {
  const exif = exifBlock(jpeg);
  const value = exif === undefined ? undefined : tagIn(exif);
  return isOrientation(value) ? value : 1;
}

function isOrientation(value: number | undefined): value is Orientation {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 8;
}

/** The TIFF structure inside the first Exif segment. */
function exifBlock(jpeg: Uint8Array): DataView | undefined {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== START_OF_SCAN) {
    const length = view.getUint16(at + 2);
    const begin = at + 4;
    const end = at + 2 + length;
    if (length < 2 || end > jpeg.length) return undefined;
    if (jpeg[at + 1] === APP1 && EXIF.every((byte, n) => jpeg[begin + n] === byte)) {
      return new DataView(jpeg.buffer, jpeg.byteOffset + begin + EXIF.length, end - begin - EXIF.length);
    }
    at = end;
  }
  return undefined;
}

function tagIn(tiff: DataView): number | undefined {
  if (tiff.byteLength < 8) return undefined;
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(directory, little);
  for (let n = 0; n < count; n += 1) {
    const entry = directory + 2 + n * 12;
    if (entry + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(entry, little) === ORIENTATION_TAG) return tiff.getUint16(entry + 8, little);
  }
  return undefined;
}
