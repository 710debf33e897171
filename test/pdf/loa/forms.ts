import { type PDFDocument as Document, degrees, PDFDocument, PDFName, rgb, StandardFonts } from 'pdf-lib';
import type { LoaTemplate } from '../../../preload/contract/domain/loa.ts';

/** A carrier's form that exists nowhere: boxes with labels, on which the fields of an AcroForm lie. */
export async function acroForm(
  change?: (document: Document) => void,
  options: { readonly useObjectStreams?: boolean } = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([612, 792]);
  const font = await document.embedFont(StandardFonts.Helvetica);
  page.drawText('Lakeside Telephone: Authorization to Transfer', { x: 60, y: 720, size: 16, font });
  const form = document.getForm();
  const labelled = (label: string, y: number) =>
    page.drawText(label, { x: 60, y: y + 6, size: 9, font, color: rgb(0.3, 0.3, 0.3) });
  const field = (name: string, label: string, y: number, height = 20) => {
    labelled(label, y);
    const text = form.createTextField(name);
    text.addToPage(page, { x: 200, y, width: 340, height, borderWidth: 0.5 });
    return text;
  };
  field('customer.name', 'Customer', 670);
  field('customer.address', 'Service address', 630, 30);
  const account = field('account', 'Account', 600);
  account.setMaxLength(16);
  account.enableCombing();
  field('numbers', 'Numbers', 520, 60).enableMultiline();
  field('kept', 'For office use', 480).setText('Region 7');
  labelled('Agreed', 450);
  const agreed = form.createCheckBox('agreed');
  agreed.addToPage(page, { x: 200, y: 450, width: 14, height: 14 });
  agreed.check();
  field('sign.name', 'Printed name', 400);
  field('sign.date', 'Date', 370);
  field('sign.here', 'Signature', 310, 50);
  change?.(document);
  return document.save(options);
}

export const acroTemplate: LoaTemplate = {
  id: 'lakeside',
  name: 'Lakeside transfer form',
  carrier: 'kazoo',
  variant: 'local',
  pages: 1,
  formFields: [],
  placed: [
    { value: 'customerName', target: { field: 'customer.name' } },
    { value: 'serviceAddress', target: { field: 'customer.address' } },
    { value: 'accountNumber', target: { field: 'account' } },
    { value: 'numbers', target: { field: 'numbers' } },
    { value: 'signedName', target: { field: 'sign.name' } },
    { value: 'signedDate', target: { field: 'sign.date' } },
    { value: 'signature', target: { field: 'sign.here' } },
  ],
};

/** A flat page that lies on its side in the file and is shown upright: words and boxes as a viewer shows them. */
export async function rotatedForm(): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const page = document.addPage([792, 612]);
  page.setRotation(degrees(90));
  const font = await document.embedFont(StandardFonts.Helvetica);
  // A point (x, y) of the shown page is (792 - y, x) of the page's own space.
  const shown = (text: string, x: number, y: number, size: number) =>
    page.drawText(text, { x: 792 - y, y: x, size, font, rotate: degrees(90) });
  shown('Harborview Cable: Release of Numbers', 60, 720, 16);
  for (const [label, y] of [
    ['Customer', 660],
    ['BTN', 620],
    ['Signature', 540],
  ] as const) {
    shown(label, 60, y + 6, 9);
    page.drawRectangle({ x: 792 - y - 24, y: 200, width: 24, height: 300, borderWidth: 0.5, opacity: 0 });
  }
  return document.save();
}

export const rotatedTemplate: LoaTemplate = {
  ...acroTemplate,
  id: 'harborview',
  name: 'Harborview release',
  placed: [
    { value: 'customerName', target: { page: 0, x: 200, y: 660, width: 300, height: 24 } },
    { value: 'btn', target: { page: 0, x: 200, y: 620, width: 300, height: 24 } },
    { value: 'signature', target: { page: 0, x: 200, y: 540, width: 300, height: 24 } },
  ],
};

/** pdf-lib drops XFA when it saves, so the name is put in afterwards. */
export async function xfaForm(): Promise<Uint8Array> {
  const bytes = await acroForm(
    (document) =>
      document.catalog.getOrCreateAcroForm().dict.set(PDFName.of('XFB'), document.context.obj([])),
    { useObjectStreams: false },
  );
  return Buffer.from(Buffer.from(bytes).toString('latin1').replace('/XFB', '/XFA'), 'latin1');
}
