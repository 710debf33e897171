import type { LoaContent } from '../../core/interfaces/loa.ts';
import { FINE, lines, paragraph } from './blocks.ts';
import type { Faces } from './faces.ts';
import { longDate, momentIn } from './moment.ts';
import { WIDTH } from './page.ts';
import { type Block, moved, type Piece } from './pieces.ts';
import { type Signing, signaturePieces } from './signature.ts';

const PLACE = 44;
const BETWEEN = 20;
/** Signature and name take this much of the row; date and title the rest. */
const LEFT = Math.round(WIDTH * 0.6);
const RIGHT = WIDTH - LEFT - BETWEEN;
const VALUE = { size: 10.5, leading: 13, face: 'regular', tone: 'ink' } as const;

/** Over four lines: signature and date, printed name and title. Stays on one page. */
export function signatureBlock(
  content: LoaContent,
  statement: string,
  faces: Faces,
  signing: Signing | undefined,
): readonly Block[] {
  const { name, title } = signing?.by ?? content.authorized;
  const signature = signing ? signaturePieces(signing, LEFT - 12, PLACE - 4, faces) : [];
  return [
    ...paragraph(statement, faces, { after: 2 }).map((block) => ({ ...block, holdsNext: true })),
    {
      ...overLines(faces, [
        ['Signature', moved(signature, 6, 2), PLACE],
        ['Date', signing ? dated(signing, faces) : [], PLACE],
      ]),
      holdsNext: true,
    },
    overLines(faces, [
      ['Printed name', ...valued(name, faces, LEFT)],
      ['Title', ...valued(title, faces, RIGHT)],
    ]),
  ];
}

type Cell = readonly [label: string, pieces: readonly Piece[], height: number];

function overLines(faces: Faces, [left, right]: readonly [Cell, Cell]): Block {
  const height = Math.max(left[2], right[2], 24);
  const cell = ([label, pieces, own]: Cell, x: number, width: number): readonly Piece[] => [
    ...moved(pieces, x, height - own),
    { kind: 'box', x, y: height, width, height: 0.8, tone: 'soft' },
    ...moved(lines(label, FINE, faces, width, 0, 0).pieces, x, height + 3),
  ];
  return {
    height: height + 18,
    pieces: [...cell(left, 0, LEFT), ...cell(right, LEFT + BETWEEN, RIGHT)],
  };
}

function valued(text: string, faces: Faces, width: number): readonly [readonly Piece[], number] {
  const { pieces, height } = lines(text, VALUE, faces, width, 0, 4);
  return [pieces, height + 6];
}

/** ISO and long form, and the place's zone. */
function dated({ by }: Signing, faces: Faces): readonly Piece[] {
  const { date, time, offset } = momentIn(by.at, by.timeZone);
  return [
    ...lines(date, VALUE, faces, RIGHT, 0, 2).pieces,
    ...lines(longDate(date), FINE, faces, RIGHT, 0, 16).pieces,
    ...lines(`${time.slice(0, 5)} ${by.timeZone} (${offset})`, FINE, faces, RIGHT, 0, 28).pieces,
  ];
}
