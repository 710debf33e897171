/** The standard fonts that practice papers are set in. */
const FONTS = {
  serif: 'Times-Roman',
  'serif-bold': 'Times-Bold',
  sans: 'Helvetica',
  'sans-bold': 'Helvetica-Bold',
  script: 'Times-Italic',
} as const;
export type Face = keyof typeof FONTS;

/** One mark on a page. Points, from the lower left corner. */
export type Mark =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly face: Face;
      readonly text: string;
    }
  | { readonly kind: 'rule'; readonly x: number; readonly y: number; readonly width: number }
  | {
      readonly kind: 'band';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly grey: number;
    };

/** US Letter, in points. */
export const LETTER = { width: 612, height: 792 } as const;

const faces = Object.keys(FONTS) as readonly Face[];

const literal = (text: string): string =>
  text.replace(/[^\x20-\x7e\xa0-\xff]/g, '?').replace(/[\\()]/g, (character) => `\\${character}`);

function drawn(mark: Mark): string {
  switch (mark.kind) {
    case 'text':
      return `BT /F${faces.indexOf(mark.face)} ${mark.size} Tf ${mark.x} ${mark.y} Td (${literal(mark.text)}) Tj ET`;
    case 'rule':
      return `0.5 w ${mark.x} ${mark.y} m ${mark.x + mark.width} ${mark.y} l S`;
    case 'band':
      return `q ${mark.grey} g ${mark.x} ${mark.y} ${mark.width} ${mark.height} re f Q`;
  }
}

/**
 * A small, valid PDF 1.4 of these pages. Written by hand because a practice world holds hundreds of
 * papers and must be there in a blink; the same input gives the same bytes.
 */
export function renderPdf(pages: readonly (readonly Mark[])[], title: string): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const pagesId = 2;
  add(`<< /Type /Catalog /Pages ${pagesId} 0 R >>`);
  add('');
  const fonts = faces.map((face) => {
    const id = add(`<< /Type /Font /Subtype /Type1 /BaseFont /${FONTS[face]} /Encoding /WinAnsiEncoding >>`);
    return `/F${faces.indexOf(face)} ${id} 0 R`;
  });
  const info = add(`<< /Title (${literal(title)}) /Producer (Practice papers) >>`);
  const kids = pages.map((marks) => {
    const content = marks.map(drawn).join('\n');
    const stream = add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    const box = `[0 0 ${LETTER.width} ${LETTER.height}]`;
    const resources = `<< /Font << ${fonts.join(' ')} >> >>`;
    return `${add(`<< /Type /Page /Parent ${pagesId} 0 R /MediaBox ${box} /Resources ${resources} /Contents ${stream} 0 R >>`)} 0 R`;
  });
  objects[pagesId - 1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  return assembled(objects, info);
}

function assembled(objects: readonly string[], info: number): Uint8Array {
  let text = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = objects.map((body, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
