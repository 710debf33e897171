import { PDF, PdfDict, type PdfObject, type PdfRef } from '@libpdf/core';
import { MOST_BYTES, MOST_PAGES, unreadable } from './unreadable-pdf.ts';

/** Readers look for the header in the first kilobyte (ISO 32000-2, annex I). */
const HEADER_WITHIN = 1024;
const ENCRYPT = /\/Encrypt(?![A-Za-z])/;

/**
 * Opens a PDF from outside, or rejects with a `Refusal` that says why not: larger or longer than an LOA can be, encrypted,
 * damaged, without pages, or of the kinds that show something else each time.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDF> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length > MOST_BYTES) throw unreadable.huge(file.length);
  if (!file.subarray(0, HEADER_WITHIN).includes('%PDF-')) throw unreadable.notPdf();
  const document = await loaded(bytes);
  if (document.isEncrypted) throw unreadable.encrypted();
  const pages = document.getPageCount();
  if (pages === 0) throw unreadable.empty();
  if (pages > MOST_PAGES) throw unreadable.long(pages);
  refuseShifting(document);
  return document;
}

async function loaded(bytes: Uint8Array): Promise<PDF> {
  try {
    return await PDF.load(bytes);
  } catch {
    // biome-ignore lint/style/useErrorCause: what a parser says of a stranger's file may quote it.
    throw ENCRYPT.test(Buffer.from(bytes).toString('latin1')) ? unreadable.encrypted() : unreadable.damaged();
  }
}

/** Actions follow one another by `Next`. */
const DEEPEST = 4;

/** What runs when the document or one of its pages is opened. Fields may check what is typed: nobody types here. */
function refuseShifting(document: PDF): void {
  const resolve = (ref: PdfRef): PdfObject | null => document.getObject(ref);
  const catalog = document.getCatalog();
  if (catalog.getDict('AcroForm', resolve)?.has('XFA')) throw unreadable.xfa();
  const runs = (object: PdfObject | undefined, depth: number): boolean => {
    if (!(object instanceof PdfDict) || depth === 0) return false;
    if (object.has('JS') || object.getName('S', resolve)?.value === 'JavaScript') return true;
    return [...object.keys()].some((key) => runs(object.get(key, resolve), depth - 1));
  };
  const holders = [catalog, ...document.getPages().map(({ dict }) => dict)];
  const actions = holders.flatMap((holder) => [holder.get('OpenAction', resolve), holder.get('AA', resolve)]);
  const named = catalog.getDict('Names', resolve)?.has('JavaScript');
  if (named || actions.some((action) => runs(action, DEEPEST))) throw unreadable.script();
}
