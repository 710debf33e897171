import { PDFDocument } from 'pdf-lib';
import type { LoaContent, LoaLook } from '../../core/interfaces/loa.ts';
import { attachmentSheets, letterSheets } from './compose.ts';
import type { LoadedFaces } from './faces.ts';
import { type Image, imageOf } from './images.ts';
import { markText } from './mark.ts';
import { type Palette, paintSheet, paletteFor } from './paint.ts';
import type { Signing } from './signature.ts';

export interface Begun {
  readonly document: PDFDocument;
  readonly palette: Palette;
  readonly content: LoaContent;
  readonly look: LoaLook;
  readonly faces: LoadedFaces;
  readonly logo: Image | undefined;
  readonly signing: Signing | undefined;
}

/** A document without a page. Nothing in it comes from a clock: its dates are the moment of signing, or absent. */
export async function beginDocument(
  content: LoaContent,
  look: LoaLook,
  faces: LoadedFaces,
  signing?: Signing,
): Promise<Begun> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(`Letter of Authorization ${content.loaId}`, { showInWindowTitleBar: true });
  // What the mark on its pages says, for who has the file itself.
  document.setKeywords([markText(content)]);
  document.setCreator('Portside');
  document.setProducer('Portside');
  document.setLanguage('en-US');
  if (signing) {
    document.setCreationDate(new Date(signing.by.at));
    document.setModificationDate(new Date(signing.by.at));
  }
  const logo = look.logo && !look.template ? imageOf(look.logo, 'the logo') : undefined;
  const palette = await paletteFor(document, content, faces, { logo, signature: signing?.image });
  return { document, palette, content, look, faces, logo, signing };
}

/** Our letter, or the carrier's own form with our Attachment A where its numbers did not fit. */
export async function addLoa({ document, palette, content, look, ...rest }: Begun): Promise<void> {
  const { faces, logo, signing } = rest;
  if (!look.template) {
    const sheets = letterSheets(content, { faces, logo }, signing);
    for (const sheet of sheets) paintSheet(document, sheet, palette);
    return;
  }
  // Only a stranger's form needs what reads a stranger's file.
  const { fillTemplate } = await import('./template.ts');
  const { form, bytes } = look.template;
  const { attach } = await fillTemplate(document, bytes, palette, { content, faces, signing, form });
  const sheets = attach ? attachmentSheets(content, faces) : [];
  for (const sheet of sheets) paintSheet(document, sheet, palette);
}
