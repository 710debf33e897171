import type { PDFDocument, PDFPage } from 'pdf-lib';
import { unreadable } from '../seal/unreadable-pdf.ts';
import { appearancesOf } from './appearances.ts';
import type { LaidPage } from './form-places.ts';
import { type FormPage, isEmpty, openForm } from './form-source.ts';
import { type Filling, writeForm } from './form-writing.ts';
import { after } from './matrix.ts';
import { MARK } from './page.ts';
import { type Palette, paint, place } from './paint.ts';
import type { Piece } from './pieces.ts';

/**
 * Adds the carrier's form to the document, filled and flat: its pages become pictures of themselves, so that neither a
 * field nor a script of theirs remains. They are laid a little smaller, since the mark and the LOA's id stand below
 * them. Says whether the numbers did not fit and must follow on Attachment A.
 */
export async function fillTemplate(
  document: PDFDocument,
  bytes: Uint8Array,
  palette: Palette,
  filling: Filling,
): Promise<{ readonly attach: boolean }> {
  const laid = (await openForm(bytes)).map(laidOut);
  const { pieces, attach } = writeForm(laid, filling);
  const filled = new Set(
    filling.form.placed.flatMap(({ target }) => ('field' in target ? [target.field] : [])),
  );
  for (const [index, form] of laid.entries()) {
    const page = document.addPage([form.width, form.height]);
    await layForm(document, page, form, filled).catch((error: unknown) => {
      throw Object.assign(unreadable.damaged(), { cause: error });
    });
    const here = pieces.flatMap((each) => (each.page === index ? each.pieces : []));
    paint(
      page,
      [...here, ...strip(form, `page ${index + 1} of ${laid.length} of the form`, filling)],
      palette,
    );
  }
  return { attach };
}

/** Height of what we add below a page of the form. */
const STRIP = MARK - 10;

function laidOut(form: FormPage): LaidPage {
  const { width, height } = form;
  const scale = (height - STRIP) / height;
  return { ...form, lay: [scale, 0, 0, scale, (width * (1 - scale)) / 2, STRIP] };
}

async function layForm(
  document: PDFDocument,
  ours: PDFPage,
  { page, crop, placed, shown, lay }: LaidPage,
  filled: ReadonlySet<string>,
): Promise<void> {
  const onto = after(lay, shown);
  if (page.node.Contents()) {
    const box = { left: crop.x, bottom: crop.y, right: crop.x + crop.width, top: crop.y + crop.height };
    const embedded = await document.embedPage(page, box, [1, 0, 0, 1, 0, 0]);
    await embedded.embed();
    place(ours, embedded.ref, onto);
  }
  // An empty field shows its own box, which stays; what stood in one that we fill goes.
  const rest = placed.filter(({ field, dict }) => field === undefined || !filled.has(field) || isEmpty(dict));
  for (const { object, matrix } of appearancesOf(rest, onto, document)) place(ours, object, matrix);
}

function strip({ width, height }: FormPage, which: string, { content }: Filling): readonly Piece[] {
  const size = STRIP - 10;
  const text = `LOA ${content.loaId}, ${which}`;
  return [
    { kind: 'mark', x: width - size - 18, y: height - size - 8, size },
    { kind: 'text', x: 18, y: height - 12, size: 8, text, face: 'regular', tone: 'soft' },
  ];
}
