import type { EvidenceFacts, LoaContent, LoaLook, SignedBy } from '../../core/interfaces/loa.ts';
import { evidenceSheets } from './compose.ts';
import { loadFaces } from './faces.ts';
import { printedTexts, refuseUnprintable, signedTexts } from './glyphs.ts';
import { addLoa, beginDocument } from './loa-document.ts';
import { paintSheet } from './paint.ts';
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
  const begun = await beginDocument(content, look, faces, signing);
  await addLoa(begun);
  for (const sheet of evidenceSheets(content, faces, signing, evidence, hashBefore)) {
    paintSheet(begun.document, sheet, begun.palette);
  }
  return begun.document.save();
}
