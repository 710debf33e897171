import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { refuse } from '../../core/interfaces/refusal.ts';
import { around, type Matrix, type Rect, shownMatrix } from './matrix.ts';

/** More pages than any LOA of a carrier has. */
const MOST_PAGES = 30;

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

/** Opens a carrier's form. Rejects what can't be filled and flattened faithfully, with why and what to do. */
export async function openForm(bytes: Uint8Array): Promise<readonly FormPage[]> {
  const source = await load(bytes);
  const why = unfit(source);
  if (why) throw refused(why.what, why.next);
  try {
    return source.getPages().map(formPage);
  } catch (error) {
    throw damaged(error);
  }
}

async function load(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false, preserveXFA: true });
  } catch (error) {
    if (error instanceof EncryptedPDFError) {
      throw refused('This PDF is encrypted.', 'Open it, print it to a new PDF, and choose that.');
    }
    throw damaged(error);
  }
}

function unfit(source: PDFDocument): Pick<Problem, 'what' | 'next'> | undefined {
  const pages = source.getPageCount();
  if (pages === 0) return { what: 'This PDF has no pages.', next: "Choose the carrier's form again." };
  if (pages > MOST_PAGES) {
    return {
      what: `This PDF has ${pages.toLocaleString('en-US')} pages; a form may have ${MOST_PAGES}.`,
      next: 'Keep only the pages of the form, and choose that file.',
    };
  }
  const form = source.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict);
  if (form?.has(PDFName.of('XFA'))) {
    return {
      what: 'This PDF is an XFA form, which only Adobe Reader shows.',
      next: 'Ask the carrier for a plain PDF, or print it to a new PDF and place the fields on that.',
    };
  }
  if (source.context.enumerateIndirectObjects().some(([, object]) => runsScript(object))) {
    return {
      what: 'This PDF has JavaScript in it.',
      next: 'Print it to a new PDF, and choose that.',
    };
  }
  return undefined;
}

const [JS, S, JAVASCRIPT] = [PDFName.of('JS'), PDFName.of('S'), PDFName.of('JavaScript')];

/** An action with a script, in whatever dictionary it hides. Indirect objects are looked at one by one. */
function runsScript(object: PDFObject): boolean {
  if (object instanceof PDFRawStream) return runsScript(object.dict);
  if (object instanceof PDFArray) return object.asArray().some(runsScript);
  if (!(object instanceof PDFDict)) return false;
  return object.has(JS) || object.get(S) === JAVASCRIPT || object.has(JAVASCRIPT)
    ? true
    : object.values().some(runsScript);
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

function damaged(cause: unknown): Error {
  const error = refused("This PDF is damaged: it can't be opened.", 'Ask the carrier for it again.');
  return Object.assign(error, { cause });
}

function refused(what: string, next: string): Error {
  return refuse('file-refused', what, next);
}
