import { type ReactNode, useRef, useState } from 'react';
import {
  type LoaTemplate,
  type TemplateValue,
  templateLacks,
} from '../../../../preload/contract/domain/loa.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { usePdf } from '../../../ui/pdf/use-pdf.ts';
import type { PageSize } from '../../../ui/pdf/zoom.ts';
import { ProgressRing } from '../../../ui/progress-ring.tsx';
import { EditorSide } from './editor-side.tsx';
import { FieldMarks } from './field-marks.tsx';
import { FormPage } from './form-page.tsx';
import { PlaceLayer } from './place-layer.tsx';
import { newPlace, type Place } from './places.ts';
import { changedPlace, type Placing, placedOf, withoutPlace, withPlace } from './placing.ts';
import { useFieldMarks } from './use-field-marks.ts';
import type { PlacingState } from './use-placing.ts';

export interface EditorBodyProps {
  readonly template: LoaTemplate;
  readonly bytes: Uint8Array;
  readonly state: PlacingState;
}

/** The page at the start, what it is filled with at the end. */
export function EditorBody({ template, bytes, state }: EditorBodyProps): ReactNode {
  const { placing, change } = state;
  const pdf = usePdf(bytes);
  const open = pdf.kind === 'here' ? pdf.open : null;
  // Buttons are fields too, which nothing is written into.
  const marks = useFieldMarks(open).filter(({ field }) => template.formFields.includes(field));
  const [isBroken, setBroken] = useState(false);
  const [page, setPage] = useState(0);
  const [selected, setSelected] = useState<number | null>(null);
  const [field, setField] = useState<string | null>(null);
  const side = useRef<HTMLElement>(null);
  const shown = useRef<PageSize | null>(null);

  const add = (place: Place): void => {
    const key = nextKey(placing);
    change((now) => withPlace(now, page, place, nextValue(now)));
    setSelected(key);
    afterDrawing(() => side.current?.querySelector<HTMLElement>(`[data-row="${key}"] button`)?.focus());
  };
  const remove = (key: number): void => change((now) => withoutPlace(now, key));
  const pickField = (name: string): void => {
    setField(name);
    side.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"] button`)?.focus();
  };
  const showField = (name: string): void => {
    setField(name);
    const mark = marks.find((each) => each.field === name);
    if (mark) setPage(mark.page);
  };

  return (
    <div className="loa-editor">
      {(isBroken || pdf.kind === 'broken') && (
        <div className="loa-editor-page">
          <ErrorNote
            what="This form can’t be drawn: it is damaged or locked with a password."
            next="Remove it and add a copy that opens."
          />
        </div>
      )}
      {pdf.kind === 'opening' && (
        <div className="loa-editor-page ui-pdf-opening">
          <ProgressRing label="Opening the form" size={20} />
        </div>
      )}
      {open && !isBroken && (
        <FormPage
          open={open}
          name={placing.name}
          page={page}
          onPage={setPage}
          onBroken={() => setBroken(true)}
          over={(size, scale) => {
            shown.current = size;
            return (
              <>
                <PlaceLayer
                  page={size}
                  scale={scale}
                  places={placing.places.filter((each) => each.page === page)}
                  selected={selected}
                  onSelect={setSelected}
                  onDraw={add}
                  onChange={(key, place) => change((now) => changedPlace(now, key, { place }))}
                  onRemove={remove}
                />
                <FieldMarks
                  marks={marks.filter((mark) => mark.page === page)}
                  fields={placing.fields}
                  selected={field}
                  onPick={pickField}
                />
              </>
            );
          }}
        />
      )}
      <EditorSide
        ref={side}
        formFields={template.formFields}
        placing={placing}
        change={change}
        selected={selected}
        field={field}
        canAdd={open !== null}
        onField={showField}
        onPlace={(key, at) => {
          setSelected(key);
          setPage(at);
        }}
        onAdd={() => add(newPlace(shown.current ?? LETTER))}
      />
    </div>
  );
}

/** Points. */
const LETTER: PageSize = { width: 612, height: 792 };

function nextKey({ places }: Placing): number {
  return Math.max(-1, ...places.map((each) => each.key)) + 1;
}

/** What is still missing comes first. */
function nextValue(placing: Placing): TemplateValue {
  return templateLacks({ placed: placedOf(placing) })[0] ?? 'customerName';
}

function afterDrawing(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}
