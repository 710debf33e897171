import type { PDF } from '@libpdf/core';
import type { PdfFacts } from '../core/interfaces/loa.ts';
import { problemIn, refuse } from '../core/interfaces/refusal.ts';
import { markOfPdf, markOfPicture, type PictureKind, pictureKind } from './scan/read-mark.ts';
import { openPdf } from './seal/open-pdf.ts';
import { sealFacts } from './seal/seal-facts.ts';
import { MOST_BYTES, unreadable } from './seal/unreadable-pdf.ts';
import { UnreadableImage } from './unreadable-image.ts';

/**
 * What a file from outside says of itself: a PDF, or a photo or scan of one. Rejects with a `Refusal` where nothing can be
 * said; what was sealed and no longer opens is altered, whatever became of it.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<PdfFacts> {
  if (bytes.length > MOST_BYTES) throw unreadable.huge(bytes.length);
  const kind = pictureKind(bytes);
  if (kind) return inspectPicture(bytes, kind);
  const seal = sealFacts(bytes);
  try {
    return { ...factsOf(await openPdf(bytes)), seal };
  } catch (error) {
    if (seal.kind === 'altered') return { pages: 0, formFields: [], seal };
    throw problemIn(error) ? error : (unfit(error) ?? unreadable.damaged());
  }
}

function factsOf(document: PDF): Omit<PdfFacts, 'seal'> {
  const mark = markOfPdf(document);
  return {
    pages: document.getPageCount(),
    formFields: fieldNames(document),
    ...(mark && { loaMark: mark }),
  };
}

const WRITTEN: readonly string[] = ['text', 'dropdown', 'listbox'];

/** Fields that hold text: no box to tick, and not the one that holds a seal. */
function fieldNames(document: PDF): readonly string[] {
  const fields = document.getForm()?.getFields() ?? [];
  return fields.filter(({ type }) => WRITTEN.includes(type)).map(({ name }) => name);
}

async function inspectPicture(bytes: Uint8Array, kind: PictureKind): Promise<PdfFacts> {
  try {
    const { pages, mark } = await markOfPicture(bytes, kind);
    return { pages, formFields: [], ...(mark && { loaMark: mark }), seal: { kind: 'none' } };
  } catch (error) {
    throw unfit(error) ?? error;
  }
}

/** Why a picture can't be looked at. */
function unfit(error: unknown): Error | undefined {
  if (!(error instanceof UnreadableImage)) return undefined;
  return refuse('file-refused', error.message, 'Scan it again at 300 dpi, then try once more.');
}
