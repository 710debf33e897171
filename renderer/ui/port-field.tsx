import type { ReactNode } from 'react';
import { FIELDS, type FieldName, isSecretField } from '../../preload/contract/domain/fields.ts';
import { cx } from './cx.ts';
import { DateField } from './date-field.tsx';
import { PhoneField } from './phone-field.tsx';
import { SecretField } from './secret-field.tsx';
import { Select } from './select.tsx';
import { TextField } from './text-field.tsx';
import './port-field.css';

export interface PortFieldProps {
  readonly name: FieldName;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** The carrier's or the rule's sentence about this field. */
  readonly error?: string | undefined;
  readonly description?: ReactNode;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  /** Lines only on hover and focus: for values that are mostly read. */
  readonly isQuiet?: boolean;
}

/** The choice that leaves the field blank. */
const UNSAID = 'unsaid';
const DATE = /^\d{4}-\d\d-\d\d$/;

/** One field of a port request as the FIELDS table describes it: label, limit, kind, secret or not. */
export function PortField(props: PortFieldProps): ReactNode {
  const { name, value, onChange, error, description, isQuiet = false } = props;
  const spec = FIELDS[name];
  const common = {
    label: spec.label,
    error,
    isDisabled: props.isDisabled ?? false,
    isRequired: props.isRequired ?? false,
    className: cx('ui-port-field', isQuiet && 'ui-quiet'),
    ...(description ? { description } : {}),
  };
  if (spec.kind === 'date') {
    return (
      <DateField
        {...common}
        value={DATE.test(value) ? value : null}
        onChange={(day) => onChange(day ?? '')}
      />
    );
  }
  if (spec.kind === 'choice') {
    const { choices } = spec;
    return (
      <Select
        {...common}
        options={[{ id: UNSAID, label: 'Not said' }, ...choices.map((id) => ({ id, label: id }))]}
        value={value === '' ? UNSAID : value}
        onChange={(id) => onChange(id === UNSAID ? '' : id)}
      />
    );
  }
  const text = {
    ...common,
    name,
    value,
    onChange,
    maxLength: spec.max,
    autoFocus: props.autoFocus ?? false,
    spellCheck: 'false' as const,
    autoComplete: 'off',
  };
  if (isSecretField(name)) return <SecretField {...text} />;
  return spec.kind === 'phone' ? <PhoneField {...text} /> : <TextField {...text} />;
}

/** Fields side by side in twelfths of the form's width; narrow forms use two halves. */
export function PortFieldGrid({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className="ui-port-fields">
      <div>{children}</div>
    </div>
  );
}

/** How many twelfths a field takes. */
export const FIELD_SPANS: Readonly<Record<FieldName, number>> = {
  name: 12,
  requestedDate: 6,
  reference: 6,
  portType: 4,
  billingName: 12,
  accountNumber: 6,
  pin: 6,
  btn: 4,
  newBtn: 4,
  usage: 4,
  streetNumber: 3,
  streetPreDirection: 3,
  street: 6,
  streetType: 4,
  streetPostDirection: 4,
  unit: 4,
  city: 6,
  region: 3,
  postalCode: 3,
  losingCarrier: 6,
  winningCarrier: 6,
  signee: 6,
  signingDate: 6,
  notify: 8,
};

/** A cell of the grid; `name` is how the page finds the field to lead to. */
export function PortFieldCell({
  span,
  name,
  children,
}: {
  readonly span: number;
  readonly name?: FieldName;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="ui-port-cell" data-span={span} data-field={name}>
      {children}
    </div>
  );
}
