import type { LoaContent } from '../../core/interfaces/loa.ts';
import { FINE, fieldRow, heading, paragraph } from './blocks.ts';
import type { Faces } from './faces.ts';
import { WIDTH } from './page.ts';
import type { Block, Piece } from './pieces.ts';

type Listed = LoaContent['numbers'][number];

const COLUMNS = 4;
const COLUMN = WIDTH / COLUMNS;
const ROW = 14;
const SIZE = 10;
/** Rows between two hairlines that lead the eye across. */
const BAND = 5;

/** Up to fifteen, left to right. */
export function numbersInline(numbers: readonly Listed[]): readonly Block[] {
  return chunks(numbers, COLUMNS).map((row, index, all) => ({
    height: ROW,
    pieces: row.map(({ display }, column) => ({
      kind: 'text',
      x: column * COLUMN,
      y: 9.5,
      size: SIZE + 0.5,
      text: display,
      face: 'regular',
      tone: 'ink',
    })),
    holdsNext: index < all.length - 1,
  }));
}

/**
 * Attachment A, page by page: how many, which, and the hash that lets anyone check the list. `room` is the height of a
 * page's column.
 */
export function attachmentPages(
  content: LoaContent,
  faces: Faces,
  room: number,
): readonly (readonly Block[])[] {
  const facts = attachmentFacts(content, faces);
  const heights = [HEADING, ...facts.map(({ height }) => height)];
  const onFirst = fitting(room - heights.reduce((sum, height) => sum + height, 0));
  const onLater = fitting(room - HEADING);
  const { numbers } = content;
  const lists = [numbers.slice(0, onFirst), ...chunks(numbers.slice(onFirst), onLater)];
  return lists.map((list, index) => [
    heading(ATTACHMENT, { text: `page ${index + 1} of ${lists.length}`, faces }),
    ...(index === 0 ? facts : []),
    table(list, index === 0 ? 0 : onFirst + (index - 1) * onLater),
  ]);
}

const ATTACHMENT = 'Attachment A: telephone numbers to port';
const HEADING = heading(ATTACHMENT).height;

function fitting(height: number): number {
  return Math.max(Math.floor(height / ROW), 1) * COLUMNS;
}

function attachmentFacts(
  { numbers, numbersHash, customer, losingCarrier, winningCarrier }: LoaContent,
  faces: Faces,
): readonly Block[] {
  return [
    fieldRow(
      [
        { label: 'Numbers', value: numbers.length.toLocaleString('en-US'), strong: true },
        { label: 'First', value: numbers[0]?.display ?? '' },
        { label: 'Last', value: numbers.at(-1)?.display ?? '' },
      ],
      faces,
    ),
    fieldRow(
      [
        { label: 'Billing name', value: customer.name },
        { label: 'From', value: losingCarrier },
        { label: 'To', value: winningCarrier },
      ],
      faces,
    ),
    ...paragraph(`SHA-256 of the list in E.164 form, sorted, one per line: ${numbersHash}`, faces, {
      style: FINE,
      after: 8,
    }),
  ];
}

/** Down the columns, each with its place in the list. */
function table(numbers: readonly Listed[], before: number): Block {
  const rows = Math.ceil(numbers.length / COLUMNS);
  const pieces: Piece[] = [];
  for (let row = BAND; row < rows; row += BAND) {
    pieces.push({ kind: 'box', x: 0, y: row * ROW, width: WIDTH, height: 0.4, tone: 'line' });
  }
  for (const [index, { display }] of numbers.entries()) {
    const x = Math.floor(index / rows) * COLUMN;
    const y = (index % rows) * ROW + 10.5;
    pieces.push(
      { kind: 'text', x, y, size: 8, text: `${before + index + 1}`, face: 'regular', tone: 'soft' },
      { kind: 'text', x: x + 26, y, size: SIZE, text: display, face: 'regular', tone: 'ink' },
    );
  }
  return { height: rows * ROW, pieces };
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );
}
