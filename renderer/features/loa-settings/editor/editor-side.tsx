import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { TEMPLATE_VALUE_LABELS, type TemplateValue } from '../../../../preload/contract/domain/loa.ts';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { changedPlace, type PlacedValue, type Placing, withField, withoutPlace } from './placing.ts';
import type { PlacingState } from './use-placing.ts';
import { ValueSelect } from './value-select.tsx';

export interface EditorSideProps {
  readonly formFields: readonly string[];
  readonly placing: Placing;
  readonly change: PlacingState['change'];
  /** Key of the place that is worked on. */
  readonly selected: number | null;
  /** Name of the field that is worked on. */
  readonly field: string | null;
  readonly canAdd: boolean;
  readonly onField: (name: string) => void;
  readonly onPlace: (key: number, page: number) => void;
  readonly onAdd: () => void;
  readonly ref?: Ref<HTMLElement>;
}

/** What each field and each place of a form is filled with. */
export function EditorSide(props: EditorSideProps): ReactNode {
  const { formFields, placing, change, selected, field, canAdd, onField, onPlace, onAdd, ref = null } = props;
  return (
    <section ref={ref} className="loa-editor-side" aria-label="What goes where">
      <TextField
        label="Name"
        value={placing.name}
        onChange={(name) => change((now) => ({ ...now, name }))}
        maxLength={80}
        autoComplete="off"
      />
      {formFields.length > 0 && (
        <>
          <h3>Fields of the form</h3>
          <ul aria-label="Fields of the form">
            {formFields.map((name) => (
              <li
                key={name}
                className="loa-editor-row"
                data-field={name}
                data-selected={name === field || undefined}
                onFocus={() => onField(name)}
              >
                <span className="loa-editor-name" title={name}>
                  {name}
                </span>
                <ValueSelect
                  label={name}
                  value={placing.fields[name] ?? null}
                  onChange={(value) => change((now) => withField(now, name, value))}
                  canBeBlank
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Places on the page</h3>
      <p className="loa-help">
        {formFields.length > 0
          ? 'For what the form has no field for: draw a box on the page, then choose what goes into it.'
          : 'This form has no fields to fill in: draw a box on the page, then choose what goes into it.'}
      </p>
      {placing.places.length > 0 && (
        <ul aria-label="Places on the page">
          {placing.places.map((each) => (
            <PlaceRow
              key={each.key}
              placed={each}
              isSelected={each.key === selected}
              onFocus={() => onPlace(each.key, each.page)}
              onChange={(value) => change((now) => changedPlace(now, each.key, { value }))}
              onRemove={() => change((now) => withoutPlace(now, each.key))}
            />
          ))}
        </ul>
      )}
      <div className="loa-buttons">
        <Button size="sm" icon={<Plus />} isDisabled={!canAdd} onPress={onAdd}>
          Add a box
        </Button>
      </div>
    </section>
  );
}

function PlaceRow(props: {
  readonly placed: PlacedValue;
  readonly isSelected: boolean;
  readonly onFocus: () => void;
  readonly onChange: (value: TemplateValue) => void;
  readonly onRemove: () => void;
}): ReactNode {
  const { placed, isSelected, onFocus, onChange, onRemove } = props;
  const { key, value, page } = placed;
  return (
    <li
      className="loa-editor-row"
      data-row={key}
      data-selected={isSelected || undefined}
      data-place-row=""
      onFocus={onFocus}
    >
      <ValueSelect
        label={`Box ${key + 1}, page ${page + 1}`}
        value={value}
        onChange={(next) => {
          if (next !== null) onChange(next);
        }}
      />
      <span className="loa-quiet tabular">Page {page + 1}</span>
      <IconButton
        size="sm"
        label={`Remove ${TEMPLATE_VALUE_LABELS[value]}`}
        icon={<Trash2 />}
        onPress={onRemove}
      />
    </li>
  );
}
