import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, type SwitchFieldProps, Text } from 'react-aria-components';
import { cx } from './cx.ts';
import './choice.css';

export interface SwitchProps
  extends Omit<SwitchFieldProps, 'children' | 'style' | 'className' | 'isInvalid' | 'validate'> {
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly className?: string;
}

/** A setting that takes effect at once. */
export function Switch({ label, description, className, ...rest }: SwitchProps): ReactNode {
  return (
    <SwitchField {...rest} className={cx('ui-choice-field ui-switch', className)}>
      <SwitchButton className="ui-choice">
        <span className="ui-switch-track" aria-hidden="true">
          <span className="ui-switch-thumb" />
        </span>
        <span className="ui-choice-label">{label}</span>
      </SwitchButton>
      {description && (
        <Text slot="description" className="ui-description">
          {description}
        </Text>
      )}
    </SwitchField>
  );
}
