import { copyFile, mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { degrees, PDFDocument, StandardFonts } from 'pdf-lib';

const photo = join(import.meta.dirname, '../../fixtures/files/bill-photo.jpg');

/** What lies on an agent's desk: files to attach, good and bad. Absolute paths. */
export interface Desk {
  readonly folder: string;
  /** A bill of three pages. */
  readonly bill: string;
  /** A photographed bill, JPEG. */
  readonly photo: string;
  readonly csr: string;
  readonly empty: string;
  /** Larger than any carrier takes; sparse, so it costs no disk. */
  readonly huge: string;
  /** A whole PDF that is larger than Kazoo takes. */
  readonly overLimit: string;
  /** A sign-in page that was saved as `invoice.pdf`. */
  readonly html: string;
  readonly encrypted: string;
  readonly halfPdf: string;
  readonly zip: string;
  readonly link: string;
  readonly subfolder: string;
  /** Was there when the drag began. */
  readonly vanished: string;
}

const LINES = [
  'Service at: 410 Alder Way, Seattle WA 98104',
  'Main number: (206) 555-0142',
  'Balance due: $0.00',
];

/** A real PDF of so many pages that says on each which one it is. */
export async function paper(title: string, pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1) {
    const sheet = pdf.addPage([612, 792]);
    sheet.drawText(title, { x: 64, y: 700, size: 22, font });
    sheet.drawText(`Page ${page} of ${pages}`, { x: 64, y: 672, size: 12, font });
    for (const [row, line] of LINES.entries())
      sheet.drawText(line, { x: 64, y: 630 - row * 20, size: 12, font });
    sheet.drawText('SPECIMEN', { x: 180, y: 200, size: 64, font, rotate: degrees(30), opacity: 0.08 });
  }
  return pdf.save();
}

/** A whole PDF that carries so many bytes of padding. */
async function heavyPaper(bytes: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await paper('Heavy scan', 1));
  await pdf.attach(Buffer.alloc(bytes, 'padding of a scan at 1200 dpi '), 'scan.bin');
  const body = await pdf.save({ useObjectStreams: false });
  // Attachments are deflated; a comment after the header is not, and every reader skips it.
  const padding = Buffer.from(`%${'x'.repeat(78)}\n`.repeat(Math.ceil(bytes / 80)));
  const end = Buffer.from(body).lastIndexOf('startxref');
  return Buffer.concat([Buffer.from(body).subarray(0, end), padding, Buffer.from(body).subarray(end)]);
}

async function lockedPaper(): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await paper('Locked bill', 1));
  pdf.encrypt({ userPassword: 'open-sesame', ownerPassword: 'owner-sesame' });
  return pdf.save();
}

const SIGN_IN_PAGE =
  '<!doctype html>\n<html><head><title>Sign in</title></head><body>Session expired</body></html>\n';

/** Lays everything on a desk in `folder`. The folder and its files can be read by everybody, as downloads can. */
export async function layDesk(folder: string): Promise<Desk> {
  const at = (name: string) => join(folder, name);
  await mkdir(at('old bills'), { recursive: true, mode: 0o755 });
  const bill = await paper('Northwind Telecom - invoice', 3);
  await Promise.all([
    writeFile(at('northwind invoice.pdf'), bill),
    copyFile(photo, at('bill photo.jpg')),
    writeFile(at('csr.pdf'), await paper('Customer service record', 2)),
    writeFile(at('empty.pdf'), ''),
    writeFile(at('huge.pdf'), '%PDF-1.7\n').then(() => truncate(at('huge.pdf'), 40 * 1024 * 1024)),
    writeFile(at('heavy scan.pdf'), await heavyPaper(9_000_000)),
    writeFile(at('invoice.pdf'), SIGN_IN_PAGE),
    writeFile(at('locked.pdf'), await lockedPaper()),
    writeFile(at('half.pdf'), bill.subarray(0, Math.floor(bill.length / 2))),
    writeFile(at('papers.zip'), Buffer.from('504b0506000000000000000000000000000000000000', 'hex')),
    symlink(at('csr.pdf'), at('link.pdf')),
    writeFile(at('vanished.pdf'), bill),
  ]);
  return {
    folder,
    bill: at('northwind invoice.pdf'),
    photo: at('bill photo.jpg'),
    csr: at('csr.pdf'),
    empty: at('empty.pdf'),
    huge: at('huge.pdf'),
    overLimit: at('heavy scan.pdf'),
    html: at('invoice.pdf'),
    encrypted: at('locked.pdf'),
    halfPdf: at('half.pdf'),
    zip: at('papers.zip'),
    link: at('link.pdf'),
    subfolder: at('old bills'),
    vanished: at('vanished.pdf'),
  };
}

/** Takes a file off the desk. */
export async function vanish(path: string): Promise<void> {
  await rm(path);
}
