import type { LoaContent, LoaLook } from '../../core/interfaces/loa.ts';
import { loadFaces } from './faces.ts';
import { printedTexts, refuseUnprintable } from './glyphs.ts';
import { addLoa, beginDocument } from './loa-document.ts';

/** The LOA as it is shown and signed. The same content and look give the same bytes. */
export async function drawLoa(content: LoaContent, look: LoaLook): Promise<Uint8Array> {
  const faces = await loadFaces();
  refuseUnprintable(printedTexts(content), faces);
  const begun = await beginDocument(content, look, faces);
  await addLoa(begun);
  return begun.document.save();
}
