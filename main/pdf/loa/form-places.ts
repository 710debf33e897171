import type { PDFDict } from 'pdf-lib';
import type { LoaTemplate, TemplateTarget } from '../../../preload/contract/domain/loa.ts';
import { refuse } from '../../core/interfaces/refusal.ts';
import type { Fitting } from './fit.ts';
import { type FormPage, numberIn } from './form-source.ts';
import { around, type Matrix, type Rect } from './matrix.ts';

/** A page of the form and how it is laid on ours. */
export interface LaidPage extends FormPage {
  /** From the page as it is shown to our page, which has its size. */
  readonly lay: Matrix;
}

/** Where something is written: points from the lower left corner of our page. */
export interface Place {
  readonly page: number;
  readonly rect: Rect;
  readonly fitting: Fitting;
}

/** The places that a target names: each one of a field, or one. Rejects where the form has none. */
export function placesFor(
  target: TemplateTarget,
  laid: readonly LaidPage[],
  form: LoaTemplate,
): readonly Place[] {
  const places = laid.flatMap((page, index) =>
    spotsOn(page, index, target).map((spot) => ({ ...spot, page: index, rect: around(page.lay, spot.rect) })),
  );
  if (places.length > 0) return places;
  const lost = 'field' in target ? `field “${target.field}”` : `page ${target.page + 1}`;
  throw refuse(
    'invalid-input',
    `The form “${form.name}” has no ${lost}, where a value is placed.`,
    'Place it anew in Settings, LOA.',
  );
}

function spotsOn(page: FormPage, index: number, target: TemplateTarget): readonly Omit<Place, 'page'>[] {
  if (!('field' in target)) return target.page === index ? [{ rect: target, fitting: {} }] : [];
  return page.placed
    .filter(({ field }) => field === target.field)
    .map(({ dict, rect }) => ({ rect, fitting: fittingOf(dict) }));
}

/** Flag of a text field whose letters stand in cells. */
const COMB = 1 << 24;

function fittingOf(dict: PDFDict): Fitting {
  const cells = ((numberIn(dict, 'Ff') ?? 0) & COMB) !== 0 ? numberIn(dict, 'MaxLen') : undefined;
  const align = (['left', 'center', 'right'] as const)[numberIn(dict, 'Q') ?? 0] ?? 'left';
  return { align, ...(cells !== undefined && cells > 0 && { cells }) };
}
