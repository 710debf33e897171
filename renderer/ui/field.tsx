import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import './field.css';

/** What every labelled control takes. `error` is the carrier's or the rule's sentence for this field. */
export interface FieldProps {
  readonly label: string;
  /** Keeps the name for assistive technology but draws no label (toolbars, table cells). */
  readonly hideLabel?: boolean;
  readonly description?: ReactNode;
  readonly error?: string | undefined;
  readonly className?: string;
}

/** Spread on a React Aria field: invalid while there is an error, never the browser's own bubbles. */
export function fieldState(error: string | undefined): {
  readonly isInvalid: boolean;
  readonly validationBehavior: 'aria';
} {
  return { isInvalid: Boolean(error), validationBehavior: 'aria' };
}

/** The words above a control; hidden ones become the control's `aria-label` (see `nameOf`). */
export function FieldLabel({ label, hideLabel }: Pick<FieldProps, 'label' | 'hideLabel'>): ReactNode {
  return hideLabel ? null : <Label className="ui-label">{label}</Label>;
}

/** Spread beside `FieldLabel`, so that the control is named either way. */
export function nameOf({ label, hideLabel }: Pick<FieldProps, 'label' | 'hideLabel'>): {
  readonly 'aria-label'?: string;
} {
  return hideLabel ? { 'aria-label': label } : {};
}

/** Help and error below a control; React Aria points the control's aria-describedby at both. */
export function FieldHelp({ description, error }: Pick<FieldProps, 'description' | 'error'>): ReactNode {
  return (
    <>
      {description && (
        <Text slot="description" className="ui-description">
          {description}
        </Text>
      )}
      <FieldError className="ui-field-error">{error}</FieldError>
    </>
  );
}
