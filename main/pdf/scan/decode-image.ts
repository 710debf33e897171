import { decode as decodeJpeg } from 'jpeg-js';
import { PNG } from 'pngjs';
import { UnreadableImage } from '../unreadable-image.ts';
import { type Gray, grayOf } from './gray.ts';

/** Pixels of one picture at most; unpacked it is four bytes each. */
export const MOST_PIXELS = 60_000_000;

export function refuseHuge(what: string, width: number, height: number): void {
  if (!(width * height <= MOST_PIXELS)) {
    throw new UnreadableImage(
      `This ${what} has too many pixels (${width} × ${height}): scan it at 300 dpi or save it smaller.`,
    );
  }
}

/** Throws `UnreadableImage`. */
export function grayOfJpeg(bytes: Uint8Array): Gray {
  const size = jpegSize(bytes);
  if (size) refuseHuge('JPEG', size.width, size.height);
  return readable('JPEG', () => {
    const { width, height, data } = decodeJpeg(bytes, {
      useTArray: true,
      maxResolutionInMP: MOST_PIXELS / 1_000_000,
      maxMemoryUsageInMB: 1_024,
    });
    return grayOf(width, height, data);
  });
}

/** Throws `UnreadableImage`. */
export function grayOfPng(bytes: Uint8Array): Gray {
  return readable('PNG', () => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    refuseHuge('PNG', view.getUint32(16), view.getUint32(20));
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
    return grayOf(width, height, data);
  });
}

function readable(what: string, read: () => Gray): Gray {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableImage) throw error;
    throw new UnreadableImage(`This ${what} is damaged: it can't be opened.`, { cause: error });
  }
}

/** From the frame header; the markers before it are stepped over. */
function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    // Frames are C0 to CF, but for three tables among them.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
