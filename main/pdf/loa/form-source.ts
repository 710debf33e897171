import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFString,
} from 'pdf-lib';
import { openPdf } from '../seal/open-pdf.ts';
import { unreadable } from '../seal/unreadable-pdf.ts';
import { around, type Matrix, type Rect, shownMatrix } from './matrix.ts';

/** Where the end of a PDF is looked for, in bytes: some programs leave a little behind it. */
const TAIL = 1024;

/** Something that lies on a page of a form: a field's place, or an annotation. */
export interface Placed {
  /** The full name of the field that it shows; absent for other annotations and for buttons. */
  readonly field?: string;
  /** On the page as it is shown, from the lower left. */
  readonly rect: Rect;
  readonly dict: PDFDict;
}

export interface FormPage {
  readonly page: PDFPage;
  readonly crop: Rect;
  /** Size as it is shown. */
  readonly width: number;
  readonly height: number;
  /** From the page's own space to how it is shown. */
  readonly shown: Matrix;
  readonly placed: readonly Placed[];
}

/** Opens a carrier's form; rejects what `openPdf` rejects, with why and what to do. */
export async function openForm(bytes: Uint8Array): Promise<readonly FormPage[]> {
  // What reads a PDF makes do with half of one and would show the form without its fields.
  if (!Buffer.from(bytes.slice(-TAIL)).includes('%%EOF')) throw unreadable.damaged();
  await openPdf(bytes);
  try {
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    return source.getPages().map(formPage);
  } catch (error) {
    throw Object.assign(unreadable.damaged(), { cause: error });
  }
}

function formPage(page: PDFPage): FormPage {
  const crop = page.getCropBox();
  const turned = ((page.getRotation().angle % 360) + 360) % 360;
  const shown = shownMatrix(turned, crop);
  const { width, height } = around(shown, crop);
  const annotations = page.node.Annots();
  const dicts = Array.from({ length: annotations?.size() ?? 0 }, (_, n) => annotations?.lookup(n));
  return {
    page,
    crop,
    width,
    height,
    shown,
    placed: dicts.flatMap((dict) => (dict instanceof PDFDict ? placedOf(dict, shown) : [])),
  };
}

function placedOf(dict: PDFDict, shown: Matrix): readonly Placed[] {
  const rect = dict.lookupMaybe(PDFName.of('Rect'), PDFArray)?.asRectangle();
  if (!rect) return [];
  const kind = inherited(dict, 'FT');
  const isField = dict.get(PDFName.of('Subtype')) === PDFName.of('Widget') && kind !== PDFName.of('Btn');
  const field = isField ? fullName(dict) : '';
  return [{ dict, rect: around(shown, rect), ...(field !== '' && { field }) }];
}

const DEEPEST = 32;

function fullName(dict: PDFDict): string {
  return lineage(dict)
    .map((each) => {
      const name = each.lookup(PDFName.of('T'));
      return name instanceof PDFString || name instanceof PDFHexString ? name.decodeText() : '';
    })
    .filter((part) => part !== '')
    .reverse()
    .join('.');
}

function lineage(dict: PDFDict): readonly PDFDict[] {
  const all: PDFDict[] = [];
  let each: PDFDict | undefined = dict;
  while (each && all.length < DEEPEST) {
    all.push(each);
    each = each.lookupMaybe(PDFName.of('Parent'), PDFDict);
  }
  return all;
}

function inherited(dict: PDFDict, key: string): PDFObject | undefined {
  return lineage(dict)
    .map((each) => each.lookup(PDFName.of(key)))
    .find((value) => value !== undefined);
}

/** A whole number of a field or those above it, such as `Ff` or `MaxLen`. */
export function numberIn(dict: PDFDict, key: string): number | undefined {
  const value = inherited(dict, key);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export function isEmpty(field: PDFDict): boolean {
  const value = inherited(field, 'V');
  return !(value instanceof PDFString || value instanceof PDFHexString) || value.decodeText() === '';
}
