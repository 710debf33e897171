import { PDFDocument } from 'pdf-lib';
import type { LoaLogo } from '../../preload/contract/domain/loa.ts';
import { type Refusal, refuse } from '../core/interfaces/refusal.ts';

/** Bytes, and pixels of each side: what stands on every LOA has to be small, and is printed at most 2 inches wide. */
const MOST_BYTES = 1_000_000;
const MOST_PIXELS = 4_000;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

/** A PNG or JPEG that can be drawn on an LOA; rejects with `rejected` on any other. */
export async function checkLogo(bytes: Uint8Array): Promise<LoaLogo> {
  const mediaType = begins(bytes, PNG) ? 'image/png' : begins(bytes, JPEG) ? 'image/jpeg' : undefined;
  if (!mediaType) {
    throw no('This is neither a PNG nor a JPEG.', 'Save the logo as a PNG and choose that.');
  }
  if (bytes.length > MOST_BYTES) {
    throw no('This logo is larger than 1 MB.', 'Save it smaller: 600 pixels are wide enough.');
  }
  // A PNG is unpacked to be embedded, a JPEG is not: the header says how large it would become.
  if (mediaType === 'image/png') refuseHuge(pngSize(bytes));
  const document = await PDFDocument.create({ updateMetadata: false });
  try {
    const image = await (mediaType === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes));
    await image.embed();
    if (mediaType === 'image/jpeg') refuseHuge(image);
  } catch (error) {
    if (error instanceof Error && 'problem' in error) throw error;
    throw damaged();
  }
  return { mediaType, bytes };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function refuseHuge({ width, height }: Size): void {
  if (width <= MOST_PIXELS && height <= MOST_PIXELS) return;
  throw no(
    `This logo has ${width} by ${height} pixels; ${MOST_PIXELS.toLocaleString('en-US')} a side is the most.`,
    'Save it smaller: 600 pixels are wide enough.',
  );
}

function pngSize(png: Uint8Array): Size {
  if (png.length < 24) throw damaged();
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

function damaged(): Refusal {
  return no('This image is damaged: it can’t be opened.', 'Save the logo again and choose that.');
}

function no(what: string, next: string): Refusal {
  return refuse('rejected', what, next);
}
