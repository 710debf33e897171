/** Pixels; more is no signature and a burden on whoever draws it. */
const MOST_PIXELS = 40_000_000;
const MOST_SIDE = 12_000;
const SMALLEST_SIDE = 16;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Why this picture can't be a signature, told from its first bytes before anybody decodes it; nothing when it may be. */
export function pictureProblem(bytes: Uint8Array): string | undefined {
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (!size) return 'This is neither a PNG nor a JPEG picture.';
  const { width, height } = size;
  if (width < SMALLEST_SIDE || height < SMALLEST_SIDE) return 'The picture is too small to be a signature.';
  if (width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS) {
    return `The picture has ${width} × ${height} pixels, which is more than a signature needs.`;
  }
  return undefined;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function pngSize(bytes: Uint8Array): Size | undefined {
  if (bytes.length < 24 || !PNG.every((byte, n) => bytes[n] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the segments to the frame header, which comes before the picture itself. */
function jpegSize(bytes: Uint8Array): Size | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length) {
    const marker = view.getUint8(at + 1);
    if (view.getUint8(at) !== 0xff) return undefined;
    if (isFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // Fill bytes may stand before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15 but for the tables among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
