import type { PDF } from '@libpdf/core';
import { type LoaMark, readMark } from '../loa/mark.ts';
import { tiffPages } from '../scans.ts';
import { grayOfJpeg, grayOfPng } from './decode-image.ts';
import { findMark } from './find-mark.ts';
import { picturesOf } from './pdf-images.ts';

/** Pages that are searched: an LOA bears its mark on each, and other pages of a scan come after it. */
const FIRST_PAGES = 3;

/** The mark of a PDF: as it was drawn, by its key words; as it was scanned, by the pictures of its first pages. */
export function markOfPdf(document: PDF): LoaMark | undefined {
  const drawn = readMark(document.getKeywords()?.join(' ') ?? '');
  if (drawn) return drawn;
  const pages = Math.min(document.getPageCount(), FIRST_PAGES);
  for (let page = 0; page < pages; page += 1) {
    for (const picture of picturesOf(document, page)) {
      const mark = findMark(picture);
      if (mark) return mark;
    }
  }
  return undefined;
}

export type PictureKind = 'jpeg' | 'png' | 'tiff';

/** What the first bytes say; `undefined` for anything else. */
export function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head === '\x89PNG') return 'png';
  return head === 'II*\0' || head === 'MM\0*' ? 'tiff' : undefined;
}

/** The mark of a photo or scan, and its pages. Rejects with `UnreadableImage`. */
export async function markOfPicture(
  bytes: Uint8Array,
  kind: PictureKind,
): Promise<{ readonly pages: number; readonly mark: LoaMark | undefined }> {
  if (kind === 'jpeg') return { pages: 1, mark: findMark(grayOfJpeg(bytes)) };
  if (kind === 'png') return { pages: 1, mark: findMark(grayOfPng(bytes)) };
  const pages = await tiffPages(bytes);
  for (const page of pages.slice(0, FIRST_PAGES)) {
    const mark = findMark(page.kind === 'jpeg' ? grayOfJpeg(page.bytes) : grayOfPng(page.bytes));
    if (mark) return { pages: pages.length, mark };
  }
  return { pages: pages.length, mark: undefined };
}
