import {
  type LoaTemplate,
  TEMPLATE_VALUE_LABELS,
  type TemplateValue,
} from '../../../preload/contract/domain/loa.ts';
import type { LoaContent } from '../../core/interfaces/loa.ts';
import { refuse } from '../../core/interfaces/refusal.ts';
import type { Faces } from './faces.ts';
import { fitted } from './fit.ts';
import { type LaidPage, type Place, placesFor } from './form-places.ts';
import type { Rect } from './matrix.ts';
import { moved, type Piece } from './pieces.ts';
import { type Signing, signaturePieces } from './signature.ts';
import { rangeOf } from './statements.ts';
import { type PlainValue, valuesOf } from './template-values.ts';
import { HOLDING_SPACE } from './text.ts';

/** Between a signature and the edge of its place. */
const INSET = 2;

export interface Filling {
  readonly content: LoaContent;
  readonly faces: Faces;
  readonly signing: Signing | undefined;
  readonly form: LoaTemplate;
}

interface Placement {
  readonly page: number;
  readonly pieces: readonly Piece[];
}

/** What is written on the form, and whether its numbers must follow on Attachment A. */
export function writeForm(
  laid: readonly LaidPage[],
  filling: Filling,
): { readonly pieces: readonly Placement[]; readonly attach: boolean } {
  const { form, content, signing } = filling;
  const values = valuesOf(content, signing);
  const placesOf = (value: string) =>
    form.placed.filter((each) => each.value === value).flatMap(({ target }) => placesFor(target, laid, form));
  const plain = (Object.keys(values) as PlainValue[]).flatMap((value) =>
    placesOf(value).map((at) => written(values[value], value, at, laid, filling)),
  );
  const signed = placesOf('signature');
  if (signing && signed.length === 0) {
    throw refuse(
      'invalid-input',
      `The form “${form.name}” has no place for the signature.`,
      'Place the signature on it in Settings, LOA.',
    );
  }
  const signatures = signing
    ? signed.map((at) =>
        set(at, laid, ({ width, height }) =>
          moved(signaturePieces(signing, width - 2 * INSET, height - 2 * INSET, filling.faces), INSET, INSET),
        ),
      )
    : [];
  const { pieces, attach } = numbersInto(placesOf('numbers'), laid, filling);
  return { pieces: [...plain, ...signatures, ...pieces], attach };
}

function onOneLine(display: string): string {
  return display.replaceAll(' ', HOLDING_SPACE);
}

/** One number in each place, or all in one; else the places name Attachment A. */
function numbersInto(
  places: readonly Place[],
  laid: readonly LaidPage[],
  filling: Filling,
): { readonly pieces: readonly Placement[]; readonly attach: boolean } {
  const { content, faces } = filling;
  const displays = content.numbers.map(({ display }) => display);
  const [first, ...others] = places;
  if (!first) return { pieces: [], attach: true };
  if (others.length > 0 && displays.length <= places.length) {
    return {
      pieces: displays.flatMap((display, index) => {
        const at = places[index];
        return at ? [written(display, 'numbers', at, laid, filling)] : [];
      }),
      attach: false,
    };
  }
  const { width, height } = first.rect;
  const all =
    others.length === 0
      ? fitted(displays.map(onOneLine).join(', '), faces.regular, width, height)
      : undefined;
  if (all) return { pieces: [set(first, laid, () => all)], attach: false };
  const text = `See Attachment A: ${rangeOf(content)}`;
  const short = fitted(text, faces.regular, width, height) ? text : 'See Attachment A';
  return { pieces: [written(short, 'numbers', first, laid, filling)], attach: true };
}

function written(
  text: string | undefined,
  value: TemplateValue,
  at: Place,
  laid: readonly LaidPage[],
  { faces, form }: Filling,
): Placement {
  return set(at, laid, ({ width, height }) => {
    const lines = fitted(text ?? '', faces.regular, width, height, at.fitting);
    if (lines) return lines;
    throw refuse(
      'invalid-input',
      `“${TEMPLATE_VALUE_LABELS[value]}” does not fit its place on the form “${form.name}”.`,
      'Make the place larger in Settings, LOA, or use our own LOA for this port.',
    );
  });
}

function set(at: Place, laid: readonly LaidPage[], piecesIn: (rect: Rect) => readonly Piece[]): Placement {
  const height = laid[at.page]?.height ?? 0;
  const top = height - at.rect.y - at.rect.height;
  return { page: at.page, pieces: moved(piecesIn(at.rect), at.rect.x, top) };
}
