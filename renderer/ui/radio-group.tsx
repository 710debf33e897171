import type { ReactNode } from 'react';
import { RadioGroup as AriaRadioGroup, RadioButton, RadioField, Text } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldHelp, FieldLabel, type FieldProps, fieldState, nameOf } from './field.tsx';
import './choice.css';

/** One of the choices; what is said below it may hold more than words, such as a hidden value. */
export interface RadioOption {
  readonly id: string;
  readonly label: string;
  readonly description?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface RadioGroupProps extends FieldProps {
  readonly options: readonly RadioOption[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly orientation?: 'vertical' | 'horizontal';
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
}

/** One of two to five choices that are worth seeing side by side. */
export function RadioGroup(props: RadioGroupProps): ReactNode {
  const { options, value, onChange, orientation = 'vertical', isDisabled, isRequired, error } = props;
  return (
    <AriaRadioGroup
      {...fieldState(error)}
      {...nameOf(props)}
      className={cx('ui-field', props.className)}
      value={value}
      onChange={onChange}
      orientation={orientation}
      isDisabled={isDisabled ?? false}
      isRequired={isRequired ?? false}
    >
      <FieldLabel {...props} />
      <div className="ui-choices" data-orientation={orientation}>
        {options.map((option) => (
          <RadioField
            key={option.id}
            value={option.id}
            className="ui-choice-field"
            isDisabled={option.isDisabled ?? false}
          >
            <RadioButton className="ui-choice">
              <span className="ui-choice-mark" data-shape="round" aria-hidden="true" />
              <span className="ui-choice-label">{option.label}</span>
            </RadioButton>
            {option.description && (
              <Text slot="description" className="ui-description">
                {option.description}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
      <FieldHelp {...props} />
    </AriaRadioGroup>
  );
}
