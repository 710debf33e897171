import { memo, type ReactNode } from 'react';
import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { Requirement } from '../../../preload/contract/domain/orders.ts';
import { PortField, PortFieldCell } from '../../ui/port-field.tsx';

interface FormFieldProps {
  readonly name: FieldName;
  readonly span: number;
  readonly value: string;
  readonly error: string | undefined;
  readonly requirement: Requirement | undefined;
  readonly onType: (name: FieldName, text: string) => void;
}

/** Each answer of main holds new objects; what they say seldom changes. */
function isSame(before: FormFieldProps, after: FormFieldProps): boolean {
  return (
    before.value === after.value &&
    before.error === after.error &&
    before.requirement?.what === after.requirement?.what &&
    before.requirement?.by === after.requirement?.by
  );
}

function hintOf({ about, by, what }: Requirement): string {
  return about.kind === 'advice' ? what : `Needed to ${by}`;
}

/** One field of the form with what the carrier says of it; draws again only when its own text or words change. */
export const FormField = memo(function FormField(props: FormFieldProps): ReactNode {
  const { name, span, value, error, requirement, onType } = props;
  return (
    <PortFieldCell span={span}>
      <PortField
        name={name}
        value={value}
        onChange={(text) => onType(name, text)}
        error={error}
        // There from the start, also while it says nothing: React Aria ties a description to its field only then, and a
        // field that was mounted anew for it would lose the focus while somebody types.
        description={
          <span className="new-port-hint" title={requirement?.what}>
            {requirement && hintOf(requirement)}
          </span>
        }
      />
    </PortFieldCell>
  );
}, isSame);
