import type { MediaType } from '../../preload/contract/domain/documents.ts';
import { endsLikePdf, isEncryptedPdf, isPdf } from './pdf-check.ts';
import { otherKind, REFUSALS, type Refusal } from './refusals.ts';

export type Sniffed =
  | { readonly ok: true; readonly mediaType: MediaType }
  | { readonly ok: false; readonly refusal: Refusal };

const HEAD = 4100;
const HTML =
  /^(?:\ufeff|\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*<(?:!doctype\s+html|html|head|body|script|title)\b/i;

const KINDS: Readonly<Record<string, string>> = {
  'application/zip': 'a ZIP archive',
  'application/x-cfb': 'an old Office document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'a Word document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'an Excel sheet',
  'image/gif': 'a GIF image',
  'image/webp': 'a WebP image',
};

function refuse(refusal: Refusal): Sniffed {
  return { ok: false, refusal };
}

function pdf(bytes: Buffer): Sniffed {
  if (!endsLikePdf(bytes)) return refuse(REFUSALS.truncatedPdf);
  if (isEncryptedPdf(bytes)) return refuse(REFUSALS.encryptedPdf);
  return { ok: true, mediaType: 'application/pdf' };
}

/** The last scan of a whole JPEG is followed by its end mark; a preview inside has both marks before it. */
function endsLikeJpeg(bytes: Buffer): boolean {
  return bytes.lastIndexOf(Buffer.of(0xff, 0xd9)) > bytes.lastIndexOf(Buffer.of(0xff, 0xda));
}

/**
 * What a file is by its first bytes, whatever its name says, and whether a carrier could use it: PDF, JPEG, PNG, TIFF or HEIC,
 * whole and not encrypted. `bytes` is the whole file.
 */
export async function sniff(bytes: Buffer): Promise<Sniffed> {
  // Loaded with the first file, not with the app.
  const { fileTypeFromBuffer } = await import('file-type');
  const head = bytes.subarray(0, HEAD);
  const kind = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime;
  if (kind === 'image/jpeg') {
    return endsLikeJpeg(bytes) ? { ok: true, mediaType: 'image/jpeg' } : refuse(REFUSALS.truncatedImage);
  }
  if (kind === 'image/png') {
    return bytes.includes('IEND') ? { ok: true, mediaType: 'image/png' } : refuse(REFUSALS.truncatedImage);
  }
  // Whether these are whole shows when they become a PDF, which happens before any carrier gets them.
  if (kind === 'image/tiff' || kind === 'image/heic') return { ok: true, mediaType: kind };
  if (HTML.test(head.toString('utf8'))) return refuse(REFUSALS.html);
  if (isPdf(bytes)) return pdf(bytes);
  const label = kind === undefined ? undefined : KINDS[kind];
  return refuse(label === undefined ? REFUSALS.unknown : otherKind(label));
}
