const PAGES = 3;
/** What there is room for. */
const LINES = 28;

function plain(text: string): string {
  return text.replace(/[^\w .:@&/-]/g, '');
}

/**
 * A real PDF of three pages that say `title`, their number and these lines, built by hand with a correct
 * cross-reference table.
 */
export function samplePdf(title: string, lines: readonly string[] = []): Uint8Array {
  const words = plain(title);
  const more = lines
    .slice(0, LINES)
    .map((line) => `0 -20 Td (${plain(line)}) Tj `)
    .join('');
  const pages = Array.from({ length: PAGES }, (_, index) => index);
  const kids = pages.map((index) => `${3 + index * 2} 0 R`).join(' ');
  const font = 3 + PAGES * 2;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${PAGES} >>`,
    ...pages.flatMap((index) => {
      const text = `BT /F1 24 Tf 72 700 Td (${words}) Tj 0 -40 Td /F1 14 Tf (Page ${index + 1} of ${PAGES}) Tj /F1 11 Tf ${more}ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${4 + index * 2} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
        `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
      ];
    }),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets: number[] = [];
  for (const [index, body] of objects.entries()) {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
  }
  const start = text.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(text);
}
