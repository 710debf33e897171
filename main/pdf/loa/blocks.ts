import type { Faces } from './faces.ts';
import { SMALLEST, WIDTH } from './page.ts';
import type { Block, FaceName, Piece, Tone } from './pieces.ts';
import { wrapped } from './text.ts';

interface Style {
  readonly size: number;
  readonly leading: number;
  readonly face: FaceName;
  readonly tone: Tone;
}

const LABEL: Style = { size: SMALLEST, leading: 11, face: 'regular', tone: 'soft' };
const VALUE: Style = { size: 10.5, leading: 13.5, face: 'regular', tone: 'ink' };
const PROSE: Style = { size: 9.5, leading: 12.4, face: 'regular', tone: 'ink' };
export const FINE: Style = { size: SMALLEST, leading: 11, face: 'regular', tone: 'soft' };

/** From the top of a line to its baseline, as a share of its size. */
const ASCENT = 0.95;

export interface Field {
  readonly label: string;
  readonly value: string;
  /** Columns of the row that it spans; 1 where nothing else is said. */
  readonly weight?: number;
  readonly strong?: boolean;
}

const BETWEEN = 16;

/** A heading over a hairline. */
export function heading(text: string, aside?: { readonly text: string; readonly faces: Faces }): Block {
  const pieces: Piece[] = [
    { kind: 'text', x: 0, y: 10, size: 10, text, face: 'bold', tone: 'ink' },
    { kind: 'box', x: 0, y: 15, width: WIDTH, height: 0.6, tone: 'line' },
  ];
  if (aside) {
    const x = WIDTH - aside.faces.regular.widthOf(aside.text, LABEL.size);
    pieces.push({ kind: 'text', x, y: 10, ...plain(LABEL), text: aside.text });
  }
  return { height: 22, pieces, holdsNext: true };
}

/** Label over value, side by side. */
export function fieldRow(fields: readonly Field[], faces: Faces): Block {
  const total = fields.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const unit = (WIDTH - BETWEEN * (total - 1)) / total;
  const pieces: Piece[] = [];
  let x = 0;
  let height = 0;
  for (const { label, value, weight = 1, strong } of fields) {
    const width = unit * weight + BETWEEN * (weight - 1);
    const style: Style = strong ? { ...VALUE, face: 'bold' } : VALUE;
    const labelled = lines(label, LABEL, faces, width, x, 0);
    const valued = lines(value, style, faces, width, x, labelled.height);
    pieces.push(...labelled.pieces, ...valued.pieces);
    height = Math.max(height, labelled.height + valued.height);
    x += width + BETWEEN;
  }
  return { height: height + 6, pieces };
}

/** A line of a table: each text at its share of the width. */
export function tableRow(
  cells: readonly string[],
  shares: readonly number[],
  faces: Faces,
  style: Style = { ...PROSE, leading: 15 },
): Block {
  let x = 0;
  let height = 0;
  const pieces: Piece[] = [];
  for (const [index, cell] of cells.entries()) {
    const width = WIDTH * (shares[index] ?? 1);
    const set = lines(cell, style, faces, width - BETWEEN, x, 0);
    pieces.push(...set.pieces);
    height = Math.max(height, set.height);
    x += width;
  }
  return { height, pieces };
}

/** Running text; its lines stay together. A number before it hangs in the margin of the paragraph. */
export function paragraph(
  text: string,
  faces: Faces,
  options: { readonly number?: number; readonly style?: Style; readonly after?: number } = {},
): readonly Block[] {
  const { number, style = PROSE, after = 3.2 } = options;
  const indent = number === undefined ? 0 : 18;
  const all = wrapped(text, faces[style.face], style.size, WIDTH - indent);
  return all.map((line, index) => {
    const last = index === all.length - 1;
    const baseline = style.size * ASCENT;
    const pieces: Piece[] = [];
    if (index === 0 && number !== undefined) {
      pieces.push({ kind: 'text', x: 0, y: baseline, ...plain(style), tone: 'soft', text: `${number}.` });
    }
    pieces.push({ kind: 'text', x: indent, y: baseline, ...plain(style), text: line });
    return { height: style.leading + (last ? after : 0), pieces, holdsNext: !last };
  });
}

/** Lines of text from (x, y) down. */
export function lines(
  text: string,
  style: Style,
  faces: Faces,
  width: number,
  x: number,
  y: number,
): { readonly height: number; readonly pieces: readonly Piece[] } {
  const all = wrapped(text, faces[style.face], style.size, width);
  return {
    height: all.length * style.leading,
    pieces: all.map((line, index) => ({
      kind: 'text',
      x,
      y: y + index * style.leading + style.size * ASCENT,
      ...plain(style),
      text: line,
    })),
  };
}

function plain({ size, face, tone }: Style): Pick<Style, 'size' | 'face' | 'tone'> {
  return { size, face, tone };
}
