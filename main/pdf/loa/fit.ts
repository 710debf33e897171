import type { Face } from './faces.ts';
import { SMALLEST } from './page.ts';
import type { Line } from './pieces.ts';
import { printable, wrapped } from './text.ts';

const LARGEST = 11;
const LEADING = 1.2;

export interface Fitting {
  readonly align?: 'left' | 'center' | 'right';
  /** One letter in each of so many cells. */
  readonly cells?: number;
}

/**
 * The text in a box whose upper left corner is (0, 0): as large as it fits, on as many lines as the box is high, never
 * smaller than can be read. Undefined where it does not fit.
 */
export function fitted(
  text: string,
  face: Face,
  width: number,
  height: number,
  { align = 'left', cells }: Fitting = {},
): readonly Line[] | undefined {
  const inset = Math.min(2, width / 20);
  const room = width - 2 * inset;
  if (cells !== undefined) return inCells(printable(text), face, width, height, cells);
  const words = printable(text).split(' ');
  for (let size = LARGEST; size >= SMALLEST; size -= 0.5) {
    const lines = wrapped(text, face, size, room);
    const most = Math.max(1, Math.floor(height / (size * LEADING)));
    // A word is broken only where it can't be helped.
    const broken = size > SMALLEST && words.some((word) => face.widthOf(word, size) > room);
    if (lines.length > most || broken) continue;
    const slack = height - lines.length * size * LEADING;
    const top = lines.length === 1 ? slack / 2 : Math.min(2, slack);
    return lines.map((line, index) => ({
      kind: 'text',
      x: inset + (room - face.widthOf(line, size)) * SHARE[align],
      y: top + index * size * LEADING + size * 0.95,
      size,
      text: line,
      face: 'regular',
      tone: 'ink',
    }));
  }
  return undefined;
}

const SHARE = { left: 0, center: 0.5, right: 1 } as const;

function inCells(
  text: string,
  face: Face,
  width: number,
  height: number,
  cells: number,
): readonly Line[] | undefined {
  const letters = Array.from(text);
  if (letters.length > cells) return undefined;
  const cell = width / cells;
  const size = Math.min(LARGEST, Math.max(SMALLEST, height * 0.7));
  return letters.map((letter, index) => ({
    kind: 'text',
    x: index * cell + (cell - face.widthOf(letter, size)) / 2,
    y: (height + size * 0.72) / 2,
    size,
    text: letter,
    face: 'regular',
    tone: 'ink',
  }));
}
