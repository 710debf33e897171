import type { EvidenceFacts, LoaContent } from '../../core/interfaces/loa.ts';
import { evidenceBlocks } from './evidence.ts';
import type { Faces } from './faces.ts';
import { paginate } from './flow.ts';
import { columnOf, firstHead, foot, laterHead, TITLE } from './furniture.ts';
import type { Image } from './images.ts';
import { letterBlocks } from './letter.ts';
import { attachmentPages } from './numbers.ts';
import type { Piece } from './pieces.ts';
import type { Signing } from './signature.ts';
import { isAttached } from './statements.ts';

export type Sheet = readonly Piece[];

export interface Dress {
  readonly faces: Faces;
  readonly logo?: Image | undefined;
}

/** Our LOA: the letter and, for many numbers, its Attachment A. */
export function letterSheets(
  content: LoaContent,
  { faces, logo }: Dress,
  signing?: Signing,
): readonly Sheet[] {
  const body = paginate(letterBlocks(content, faces, signing), (page) => columnOf(page, logo !== undefined));
  const attached = isAttached(content) ? attachmentBodies(content, faces) : [];
  return [...body, ...attached].map((pieces, page, all) => [
    ...(page === 0 ? firstHead(content, logo) : laterHead(TITLE, subject(content), faces)),
    ...pieces,
    ...foot(content, `Page ${page + 1} of ${all.length}`, faces),
  ]);
}

/** Attachment A alone, behind a carrier's own form. */
export function attachmentSheets(content: LoaContent, faces: Faces): readonly Sheet[] {
  return attachmentBodies(content, faces).map((pieces, page, all) => [
    ...laterHead(TITLE, subject(content), faces),
    ...pieces,
    ...foot(content, `Attachment A, page ${page + 1} of ${all.length}`, faces),
  ]);
}

/** What was seen of the signing, on pages of its own: an LOA's sole purpose is the authorization. */
export function evidenceSheets(
  content: LoaContent,
  faces: Faces,
  signing: Signing,
  evidence: EvidenceFacts,
  hashBefore: string,
): readonly Sheet[] {
  const blocks = evidenceBlocks(content, faces, signing, evidence, hashBefore);
  return paginate(blocks, (page) => columnOf(page + 1, false)).map((pieces, page, all) => [
    ...laterHead(
      'Evidence of signature',
      'How the letter before this page was signed. No part of the letter.',
      faces,
    ),
    ...pieces,
    ...foot(content, `Evidence, page ${page + 1} of ${all.length}`, faces),
  ]);
}

function attachmentBodies(content: LoaContent, faces: Faces): readonly Sheet[] {
  const column = columnOf(1, false);
  return attachmentPages(content, faces, column.bottom - column.top).flatMap((blocks) =>
    paginate(blocks, () => column),
  );
}

function subject({ customer, losingCarrier }: LoaContent): string {
  return `${customer.name}, numbers with ${losingCarrier}`;
}
