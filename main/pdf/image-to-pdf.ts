import type { PDFImage } from 'pdf-lib';
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib';
import type { MediaType } from '../../preload/contract/domain/documents.ts';
import { orientationOf } from './exif-orientation.ts';
import type { Picture } from './scans.ts';
import { UnreadableImage } from './unreadable-image.ts';
import { uprightMatrix } from './upright.ts';

/** US Letter and its margin, in points: what the fax machines and printers of losing carriers expect. */
const SHORT = 612;
const LONG = 792;
const MARGIN = 36;
/** A picture with more than this many pixels would take gigabytes to unpack. */
const MOST_PIXELS = 120_000_000;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * One Letter page for each picture, upright, as large as the margins allow; landscape for a wide one. A TIFF may hold
 * several. The same bytes give the same PDF, so that a repeated upload is recognised. Rejects with `UnreadableImage`.
 */
export async function imageToPdf(image: Uint8Array, mediaType: MediaType): Promise<Uint8Array> {
  if (mediaType === 'application/pdf') return image;
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const picture of await picturesIn(image, mediaType)) await addPage(document, picture);
  return document.save();
}

/** What the file holds, as a PDF can hold it. Scans are unpacked only when there are some. */
async function picturesIn(
  image: Uint8Array,
  mediaType: Exclude<MediaType, 'application/pdf'>,
): Promise<readonly Picture[]> {
  switch (mediaType) {
    case 'image/jpeg':
      return [{ kind: 'jpeg', bytes: image }];
    case 'image/png':
      refuseHuge(image);
      return [{ kind: 'png', bytes: image }];
    case 'image/tiff':
      return (await import('./scans.ts')).tiffPages(image);
    case 'image/heic':
      return [await (await import('./scans.ts')).heicPhoto(image)];
  }
}

async function addPage(document: PDFDocument, { kind, bytes }: Picture): Promise<void> {
  const picture = await embed(document, bytes, kind === 'jpeg');
  const orientation = kind === 'jpeg' ? orientationOf(bytes) : 1;
  const turned = orientation >= 5;
  const ratio = turned ? picture.height / picture.width : picture.width / picture.height;
  const page = document.addPage(ratio > 1 ? [LONG, SHORT] : [SHORT, LONG]);
  const box = fitted(ratio, page.getWidth(), page.getHeight());
  const name = page.node.newXObject('Image', picture.ref);
  const [a, b, c, d, e, f] = uprightMatrix(orientation, box);
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(a, b, c, d, e, f),
    drawObject(name),
    popGraphicsState(),
  );
}

async function embed(document: PDFDocument, image: Uint8Array, jpeg: boolean): Promise<PDFImage> {
  try {
    const picture = await (jpeg ? document.embedJpg(image) : document.embedPng(image));
    await picture.embed();
    return picture;
  } catch (error) {
    throw new UnreadableImage(`This ${jpeg ? 'JPEG' : 'PNG'} is damaged: it can't be opened.`, {
      cause: error,
    });
  }
}

/** A PNG tells its size before anything has to be unpacked. */
function refuseHuge(png: Uint8Array): void {
  if (png.length < 24) throw new UnreadableImage("This PNG is damaged: it can't be opened.");
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (view.getUint32(16) * view.getUint32(20) > MOST_PIXELS) {
    throw new UnreadableImage('This PNG has too many pixels: save it smaller or as a PDF.');
  }
}

/** The largest box of this ratio inside the margins, in the middle of the page. */
function fitted(ratio: number, pageWidth: number, pageHeight: number): Box {
  const width = Math.min(pageWidth - 2 * MARGIN, (pageHeight - 2 * MARGIN) * ratio);
  const height = width / ratio;
  return { x: (pageWidth - width) / 2, y: (pageHeight - height) / 2, width, height };
}
