import type { EvidenceFacts, LoaContent, LoaLook, SignedBy } from '../../core/interfaces/loa.ts';
import { evidenceSheets, letterSheets } from './compose.ts';
import { newDocument } from './draw.ts';
import { loadFaces } from './faces.ts';
import { printedTexts, refuseUnprintable, signedTexts } from './glyphs.ts';
import { imageOf } from './images.ts';
import { paintSheet, paletteFor } from './paint.ts';
import { signingOf } from './signature.ts';

/**
 * The LOA with its signature and, behind it, the evidence: pictures and text only, no form and no annotation, not yet
 * sealed. Its dates are the moment of signing. `hashBefore` is the SHA-256 of what the signer saw, lower-case hex.
 */
export async function drawSigned(
  content: LoaContent,
  look: LoaLook,
  by: SignedBy,
  evidence: EvidenceFacts,
  hashBefore: string,
): Promise<Uint8Array> {
  const faces = await loadFaces();
  refuseUnprintable([...printedTexts(content), ...signedTexts(by)], faces);
  const signing = signingOf(by);
  const logo = look.logo && imageOf(look.logo, 'the logo');
  const document = await newDocument(content);
  document.setCreationDate(new Date(by.at));
  document.setModificationDate(new Date(by.at));
  const palette = await paletteFor(document, content, faces, { logo, signature: signing.image });
  const sheets = [
    ...letterSheets(content, { faces, logo }, signing),
    ...evidenceSheets(content, faces, signing, evidence, hashBefore),
  ];
  for (const sheet of sheets) paintSheet(document, sheet, palette);
  return document.save();
}
