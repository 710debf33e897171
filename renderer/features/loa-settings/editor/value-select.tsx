import type { ReactNode } from 'react';
import {
  TEMPLATE_VALUE_LABELS,
  TEMPLATE_VALUES,
  type TemplateValue,
} from '../../../../preload/contract/domain/loa.ts';
import { Select } from '../../../ui/select.tsx';

const BLANK = 'blank';
const VALUES = TEMPLATE_VALUES.map((id) => ({ id, label: TEMPLATE_VALUE_LABELS[id] }));
const VALUES_OR_BLANK = [{ id: BLANK, label: 'Leave blank' }, ...VALUES];

/** What a field or place is filled with. */
export function ValueSelect(props: {
  readonly label: string;
  readonly value: TemplateValue | null;
  readonly onChange: (value: TemplateValue | null) => void;
  readonly canBeBlank?: boolean;
}): ReactNode {
  const { label, value, onChange, canBeBlank = false } = props;
  return (
    <Select
      label={label}
      hideLabel
      size="sm"
      options={canBeBlank ? VALUES_OR_BLANK : VALUES}
      value={value ?? (canBeBlank ? BLANK : null)}
      onChange={(id) => onChange(TEMPLATE_VALUES.find((each) => each === id) ?? null)}
    />
  );
}
