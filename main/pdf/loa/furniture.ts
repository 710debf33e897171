import type { LoaContent } from '../../core/interfaces/loa.ts';
import { lines } from './blocks.ts';
import type { Faces } from './faces.ts';
import type { Column } from './flow.ts';
import type { Image } from './images.ts';
import { MARK, PAGE } from './page.ts';
import { moved, type Piece } from './pieces.ts';
import { TITLES } from './statements.ts';

const LOGO = { width: 170, height: 34 } as const;
export const TITLE = 'Letter of Authorization';

/** Where the text of a page begins under its head. */
export function columnOf(page: number, hasLogo: boolean): Column {
  const head = page === 0 && hasLogo ? LOGO.height + 12 : 0;
  return { x: PAGE.left, top: Math.max(PAGE.top + MARK + 8, PAGE.top + head + 54), bottom: PAGE.bottom };
}

/** Title, logo, ids and the mark of the first page. */
export function firstHead(content: LoaContent, logo: Image | undefined): readonly Piece[] {
  const scale = logo ? Math.min(LOGO.width / logo.width, LOGO.height / logo.height) : 0;
  const y = PAGE.top + (logo ? LOGO.height + 10 : 0);
  return [
    ...(logo
      ? [
          {
            kind: 'picture',
            name: 'logo',
            x: PAGE.left,
            y: PAGE.top,
            width: logo.width * scale,
            height: logo.height * scale,
          } as const,
        ]
      : []),
    { kind: 'text', x: PAGE.left, y: y + 17, size: 20, text: TITLE, face: 'bold', tone: 'ink' },
    {
      kind: 'text',
      x: PAGE.left,
      y: y + 34,
      size: 10.5,
      text: TITLES[content.variant],
      face: 'regular',
      tone: 'soft',
    },
    mark,
  ];
}

/** A quiet head for the pages after it: what the page is, and of what. */
export function laterHead(title: string, text: string, faces: Faces): readonly Piece[] {
  const width = PAGE.right - PAGE.left - MARK - 16;
  return [
    { kind: 'text', x: PAGE.left, y: PAGE.top + 13, size: 13, text: title, face: 'bold', tone: 'ink' },
    ...moved(lines(text, QUIET, faces, width, 0, 0).pieces.slice(0, 3), PAGE.left, PAGE.top + 20),
    mark,
  ];
}

const QUIET = { size: 9.5, leading: 12.5, face: 'regular', tone: 'soft' } as const;

const mark: Piece = { kind: 'mark', x: PAGE.right - MARK, y: PAGE.top, size: MARK };

/** Which LOA, and which of its pages. */
export function foot(content: LoaContent, right: string, faces: Faces): readonly Piece[] {
  const left = `LOA ${content.loaId}, template ${content.templateVersion}`;
  const x = PAGE.right - faces.regular.widthOf(right, 8);
  return [
    {
      kind: 'box',
      x: PAGE.left,
      y: PAGE.foot - 13,
      width: PAGE.right - PAGE.left,
      height: 0.6,
      tone: 'line',
    },
    { kind: 'text', x: PAGE.left, y: PAGE.foot, size: 8, text: left, face: 'regular', tone: 'soft' },
    { kind: 'text', x, y: PAGE.foot, size: 8, text: right, face: 'regular', tone: 'soft' },
  ];
}
