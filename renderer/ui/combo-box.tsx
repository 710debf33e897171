import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { ComboBox as AriaComboBox, Button, Group, Input, Popover } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldHelp, FieldLabel, type FieldProps, fieldState, nameOf } from './field.tsx';
import { type Option, OptionList } from './option-list.tsx';

export interface ComboBoxProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
}

/** One of many choices, found by typing any part of its label (time zones, carriers). */
export function ComboBox(props: ComboBoxProps): ReactNode {
  const { options, value, onChange, placeholder, isDisabled, isRequired, error } = props;
  return (
    <AriaComboBox
      {...fieldState(error)}
      {...nameOf(props)}
      className={cx('ui-field', props.className)}
      defaultItems={options}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      allowsEmptyCollection
      isDisabled={isDisabled ?? false}
      isRequired={isRequired ?? false}
    >
      <FieldLabel {...props} />
      <Group className="ui-box">
        <Input {...(placeholder ? { placeholder } : {})} />
        <Button className="ui-box-button">
          <ChevronDown />
        </Button>
      </Group>
      <FieldHelp {...props} />
      <Popover className="ui-popover" offset={4}>
        <OptionList empty="Nothing matches" />
      </Popover>
    </AriaComboBox>
  );
}
