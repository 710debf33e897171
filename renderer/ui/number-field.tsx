import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaProps,
  Button,
  Group,
  Input,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldHelp, FieldLabel, type FieldProps, fieldState, nameOf } from './field.tsx';

export interface NumberFieldProps
  extends FieldProps,
    Omit<AriaProps, keyof FieldProps | 'children' | 'style' | 'isInvalid' | 'validate'> {}

/** A quantity (minutes, counts), never a telephone number. Arrow keys step. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, hideLabel, description, error, className, ...rest } = props;
  return (
    <AriaNumberField
      {...rest}
      {...fieldState(error)}
      {...nameOf(props)}
      className={cx('ui-field', className)}
    >
      <FieldLabel {...props} />
      <Group className="ui-box tabular">
        <Input />
        <Button slot="decrement" className="ui-box-button">
          <Minus />
        </Button>
        <Button slot="increment" className="ui-box-button">
          <Plus />
        </Button>
      </Group>
      <FieldHelp {...props} />
    </AriaNumberField>
  );
}
