import { ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Select as AriaSelect, Button, Popover, SelectValue } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldHelp, FieldLabel, type FieldProps, fieldState, nameOf } from './field.tsx';
import { type Option, OptionList } from './option-list.tsx';
import './select.css';

export interface SelectProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly size?: 'md' | 'sm';
}

/** One of a few known choices. Type to jump; arrows change it without opening. */
export function Select(props: SelectProps): ReactNode {
  const {
    options,
    value,
    onChange,
    placeholder = 'Choose',
    isDisabled,
    isRequired,
    size = 'md',
    error,
  } = props;
  return (
    <AriaSelect
      {...fieldState(error)}
      {...nameOf(props)}
      className={cx('ui-field ui-select', props.className)}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      placeholder={placeholder}
      isDisabled={isDisabled ?? false}
      isRequired={isRequired ?? false}
    >
      <FieldLabel {...props} />
      <Button className="ui-box" data-size={size}>
        <SelectValue className="ui-select-value truncate">
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}
        </SelectValue>
        <ChevronsUpDown />
      </Button>
      <FieldHelp {...props} />
      <Popover className="ui-popover" offset={4}>
        <OptionList items={options} empty="Nothing to choose from" />
      </Popover>
    </AriaSelect>
  );
}
