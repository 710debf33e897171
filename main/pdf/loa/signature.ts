import type { SignedBy } from '../../core/interfaces/loa.ts';
import { refuse } from '../../core/interfaces/refusal.ts';
import type { Faces } from './faces.ts';
import { type Image, imageOf } from './images.ts';
import { inkOutline } from './ink.ts';
import { SMALLEST } from './page.ts';
import type { Piece } from './pieces.ts';
import { printable, wrapped } from './text.ts';

/** Who signed, and the picture of the signature where it is one. */
export interface Signing {
  readonly by: SignedBy;
  readonly image?: Image;
}

/** Rejects where the picture can't be used. */
export function signingOf(by: SignedBy): Signing {
  const { signature } = by;
  return signature.method === 'image' ? { by, image: imageOf(signature.bytes, 'the signature') } : { by };
}

/** How far a leaning letter leans over for its height. */
export const LEAN = Math.tan((12 * Math.PI) / 180);

/** The signature at the lower left of a box whose upper left corner is (0, 0). */
export function signaturePieces(
  { by, image }: Signing,
  width: number,
  height: number,
  faces: Faces,
): readonly Piece[] {
  const { signature } = by;
  switch (signature.method) {
    case 'draw': {
      const outline = inkOutline(signature.ink, width, height);
      return [{ kind: 'outline', x: 0, y: height - outline.height, path: outline.path }];
    }
    case 'type':
      return typed(`/s/ ${printable(signature.text)}`, width, height, faces);
    case 'image': {
      if (!image) return [];
      const scale = Math.min(width / image.width, height / image.height);
      const [w, h] = [image.width * scale, image.height * scale];
      return [{ kind: 'picture', name: 'signature', x: 0, y: height - h, width: w, height: h }];
    }
  }
}

/** As large as the box allows; a long name takes more lines before it is set smaller than can be read. */
function typed(text: string, width: number, height: number, faces: Faces): readonly Piece[] {
  for (let size = Math.min(20, height * 0.6); size >= SMALLEST; size -= 0.5) {
    const leading = size * 1.25;
    const lines = wrapped(text, faces.regular, size, width - size * LEAN);
    if (lines.length > (size > 14 ? 1 : Math.floor(height / leading))) continue;
    return lines.map((line, index) => ({
      kind: 'text',
      x: 0,
      y: height - (lines.length - 1 - index) * leading - size * 0.3,
      size,
      text: line,
      face: 'regular',
      tone: 'ink',
      leaning: true,
    }));
  }
  throw refuse(
    'invalid-input',
    'The typed signature is too long for its place on the LOA.',
    'Type a shorter one, or draw it.',
  );
}
