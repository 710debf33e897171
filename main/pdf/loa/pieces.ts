/** What lies on a page, in points from its upper left corner, y downwards: decided first, painted after (`paint.ts`). */

export type FaceName = 'regular' | 'bold';

/** `ink` for what matters, `soft` for what explains it, `line` for rules. */
export type Tone = 'ink' | 'soft' | 'line';

export type PictureName = 'logo' | 'signature';

export interface Line {
  readonly kind: 'text';
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly text: string;
  readonly face: FaceName;
  readonly tone: Tone;
  /** Leaning, as a typed signature is set. */
  readonly leaning?: true;
}

export type Piece =
  | Line
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: Tone;
    }
  /** A filled outline in SVG's path language. */
  | { readonly kind: 'outline'; readonly x: number; readonly y: number; readonly path: string }
  | {
      readonly kind: 'picture';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly name: PictureName;
    }
  /** The machine-readable mark, a square. */
  | { readonly kind: 'mark'; readonly x: number; readonly y: number; readonly size: number };

/** Pieces that stay together, from the upper left corner of where the block is set. */
export interface Block {
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Not parted from the block after it by the end of a page. */
  readonly holdsNext?: boolean;
}

export function moved(pieces: readonly Piece[], x: number, y: number): readonly Piece[] {
  return pieces.map((piece) => ({ ...piece, x: piece.x + x, y: piece.y + y }));
}

/** An empty stretch, left out where a page begins. */
export function gap(height: number): Block {
  return { height, pieces: [] };
}
