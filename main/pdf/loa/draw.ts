import { PDFDocument } from 'pdf-lib';
import type { LoaContent, LoaLook } from '../../core/interfaces/loa.ts';
import { letterSheets } from './compose.ts';
import { loadFaces } from './faces.ts';
import { printedTexts, refuseUnprintable } from './glyphs.ts';
import { imageOf } from './images.ts';
import { markText } from './mark.ts';
import { paintSheet, paletteFor } from './paint.ts';

/** The LOA as it is shown and signed. The same content and look give the same bytes. */
export async function drawLoa(content: LoaContent, look: LoaLook): Promise<Uint8Array> {
  const faces = await loadFaces();
  refuseUnprintable(printedTexts(content), faces);
  const logo = look.logo && imageOf(look.logo, 'the logo');
  const document = await newDocument(content);
  const palette = await paletteFor(document, content, faces, { logo });
  for (const sheet of letterSheets(content, { faces, logo })) paintSheet(document, sheet, palette);
  return document.save();
}

/** Nothing in it comes from a clock. */
export async function newDocument(content: LoaContent): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(`Letter of Authorization ${content.loaId}`, { showInWindowTitleBar: true });
  // What the mark on its pages says, for who has the file itself.
  document.setKeywords([markText(content)]);
  document.setCreator('Portside');
  document.setProducer('Portside');
  document.setLanguage('en-US');
  return document;
}
