import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFObjectCopier, PDFRef, PDFStream } from 'pdf-lib';
import type { Placed } from './form-source.ts';
import { after, around, type Matrix, numbersOf } from './matrix.ts';

const HIDDEN = 0b10;
const NO_VIEW = 0b100000;

/** The picture of an annotation and the matrix that brings it to its place on the shown page. */
export interface Appearance {
  readonly object: PDFRef;
  readonly matrix: Matrix;
}

/** Copies the pictures of what is not filled: boxes, ticks, texts that stood in the form. */
export function appearancesOf(
  placed: readonly Placed[],
  shown: Matrix,
  document: PDFDocument,
): readonly Appearance[] {
  return placed.flatMap(({ dict }) => {
    const flags = dict.lookup(PDFName.of('F'));
    const hidden = flags !== undefined && (Number(flags.toString()) & (HIDDEN | NO_VIEW)) !== 0;
    const ref = hidden ? undefined : normalAppearance(dict);
    const stream = ref && dict.context.lookupMaybe(ref, PDFStream);
    const rect = dict.lookupMaybe(PDFName.of('Rect'), PDFArray)?.asRectangle();
    const box = stream?.dict.lookupMaybe(PDFName.of('BBox'), PDFArray)?.asRectangle();
    if (!ref || !stream || !rect || !box) return [];
    // ISO 32000-1, 12.5.5: the box as the stream's own matrix turns it is brought onto the rectangle.
    const turned = around(numbersOf(stream.dict.lookupMaybe(PDFName.of('Matrix'), PDFArray)), box);
    const [sx, sy] = [rect.width / (turned.width || 1), rect.height / (turned.height || 1)];
    const onto: Matrix = [sx, 0, 0, sy, rect.x - turned.x * sx, rect.y - turned.y * sy];
    const copied = PDFObjectCopier.for(dict.context, document.context).copy(ref);
    return [{ object: copied, matrix: after(shown, onto) }];
  });
}

/** The normal appearance, of the state that the annotation is in. */
function normalAppearance(dict: PDFDict): PDFRef | undefined {
  const normal = dict.lookupMaybe(PDFName.of('AP'), PDFDict)?.get(PDFName.of('N'));
  if (!(normal instanceof PDFRef)) return stateOf(normal, dict);
  const target = dict.context.lookup(normal);
  return target instanceof PDFStream ? normal : stateOf(target, dict);
}

function stateOf(states: unknown, dict: PDFDict): PDFRef | undefined {
  const state = dict.get(PDFName.of('AS'));
  const ref = states instanceof PDFDict && state instanceof PDFName ? states.get(state) : undefined;
  return ref instanceof PDFRef ? ref : undefined;
}
