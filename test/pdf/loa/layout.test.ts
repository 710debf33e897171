import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoaContent } from '../../../main/core/interfaces/loa.ts';
import { evidenceSheets, letterSheets, type Sheet } from '../../../main/pdf/loa/compose.ts';
import { type Faces, loadFaces } from '../../../main/pdf/loa/faces.ts';
import { PAGE } from '../../../main/pdf/loa/page.ts';
import type { Line } from '../../../main/pdf/loa/pieces.ts';
import { LEAN, signingOf } from '../../../main/pdf/loa/signature.ts';
import * as of from './contents.ts';

const faces = await loadFaces();

interface Box {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** From the tops of capitals to the baseline, which no two lines may share. */
function boxesOf(sheet: Sheet, all: Faces): readonly Box[] {
  return sheet
    .filter((piece): piece is Line => piece.kind === 'text')
    .map(({ x, y, size, text, face, leaning }) => ({
      text,
      size,
      left: x,
      right: x + all[face].widthOf(text, size) + (leaning ? size * LEAN : 0),
      top: y - size * 0.714,
      bottom: y,
    }));
}

const inPage = ({ left, right, top, bottom }: Box) =>
  left >= PAGE.left - 0.01 &&
  right <= PAGE.right + 0.01 &&
  top >= PAGE.top - 0.01 &&
  bottom <= PAGE.foot + 0.01;
const overlap = (a: Box, b: Box) =>
  a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom - 0.01 && b.top < a.bottom - 0.01;

function faults(sheets: readonly Sheet[]): readonly string[] {
  return sheets.flatMap((sheet, page) => {
    const boxes = boxesOf(sheet, faces);
    const found = boxes.flatMap((box, index) => [
      ...(inPage(box) ? [] : [`page ${page}: “${box.text}” leaves the margins`]),
      ...(box.size < 8 ? [`page ${page}: “${box.text}” is set at ${box.size}`] : []),
      ...boxes
        .slice(index + 1)
        .flatMap((other) =>
          overlap(box, other) ? [`page ${page}: “${box.text}” lies on “${other.text}”`] : [],
        ),
    ]);
    return found;
  });
}

const letters = fc.constantFrom(...'abcdefgWWWMil.,-& ÉŁЖΩ');
const name = fc.oneof(
  fc.string({ unit: letters, minLength: 1, maxLength: 128 }),
  // One word that no line holds.
  fc.string({ unit: fc.constantFrom('W', 'M'), minLength: 60, maxLength: 128 }),
);

const contents: fc.Arbitrary<LoaContent> = fc
  .record({
    a: name,
    b: name,
    c: name,
    d: name,
    e: name,
    f: name,
    count: fc.integer({ min: 1, max: 60 }),
    variant: fc.constantFrom('local' as const, 'canada' as const),
  })
  .map(({ a, b, c, d, e, f, count, variant }) =>
    of.content({
      variant,
      portType: count % 2 === 0 ? 'full' : 'partial',
      newBtn: '(206) 555-0123',
      customer: {
        name: a,
        serviceAddress: { street: b, unit: c, city: d, region: e, postalCode: '98101' },
        btn: '(206) 555-0100',
        accountNumber: f,
        usage: 'Residential',
      },
      losingCarrier: c,
      winningCarrier: d,
      reseller: e,
      authorized: { name: f, title: b },
      numbers: of.localNumbers(count),
    }),
  );

describe('nothing overflows', () => {
  it('however long the names are: every text within the margins, none below 8 points, none on another', () => {
    fc.assert(
      fc.property(contents, name, (content, typed) => {
        const by = {
          ...of.typed,
          name: typed,
          title: typed,
          signature: { method: 'type' as const, text: typed.slice(0, 100) },
        };
        const signing = signingOf(by);
        const sheets = [
          ...letterSheets(content, { faces }, signing),
          ...evidenceSheets(content, faces, signing, { ...of.evidence, device: typed }, 'ab'.repeat(32)),
        ];
        expect(faults(sheets)).toEqual([]);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it.each([1, 15, 16, 140, 141, 500, 1000])('%i numbers', (count) => {
    expect(faults(letterSheets(of.content({ numbers: of.localNumbers(count) }), { faces }))).toEqual([]);
  });

  it('an ordinary LOA of fifteen numbers takes one page', () => {
    expect(letterSheets(of.content({ numbers: of.localNumbers(15) }), { faces })).toHaveLength(1);
  });
});
