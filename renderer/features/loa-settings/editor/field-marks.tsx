import type { ReactNode } from 'react';
import { TEMPLATE_VALUE_LABELS } from '../../../../preload/contract/domain/loa.ts';
import type { Placing } from './placing.ts';
import type { FieldMark } from './use-field-marks.ts';

/** The form's fields where they are on the page; a click goes to the choice of what fills one. */
export function FieldMarks(props: {
  readonly marks: readonly FieldMark[];
  readonly fields: Placing['fields'];
  readonly selected: string | null;
  readonly onPick: (field: string) => void;
}): ReactNode {
  const { marks, fields, selected, onPick } = props;
  return marks.map(({ field, box }) => {
    const value = fields[field];
    return (
      <button
        key={`${field} ${box.left} ${box.top}`}
        type="button"
        className="loa-field-mark"
        style={box}
        // The list beside the page is the same by keyboard.
        tabIndex={-1}
        aria-hidden="true"
        data-filled={value !== undefined || undefined}
        data-selected={field === selected || undefined}
        title={field}
        onClick={() => onPick(field)}
      >
        <span className="truncate">{value ? TEMPLATE_VALUE_LABELS[value] : ''}</span>
      </button>
    );
  });
}
