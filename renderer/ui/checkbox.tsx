import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldHelp, fieldState } from './field.tsx';
import './choice.css';

export interface CheckboxProps
  extends Omit<CheckboxFieldProps, 'children' | 'style' | 'className' | 'isInvalid' | 'validate'> {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly error?: string | undefined;
  readonly className?: string;
}

/** Something that is so or not; `isIndeterminate` for "some of them". */
export function Checkbox({ label, description, error, className, ...rest }: CheckboxProps): ReactNode {
  return (
    <CheckboxField {...rest} {...fieldState(error)} className={cx('ui-choice-field', className)}>
      <CheckboxButton className="ui-choice">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="ui-choice-mark" data-shape="square" aria-hidden="true">
              {isIndeterminate ? <Minus /> : isSelected && <Check />}
            </span>
            <span className="ui-choice-label">{label}</span>
          </>
        )}
      </CheckboxButton>
      <FieldHelp description={description} error={error} />
    </CheckboxField>
  );
}
