import type { ReactNode, Ref } from 'react';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldHelp, FieldLabel, type FieldProps, fieldState, nameOf } from './field.tsx';

export interface TextFieldProps
  extends FieldProps,
    Omit<AriaTextFieldProps, keyof FieldProps | 'children' | 'style' | 'isInvalid' | 'validate'> {
  readonly placeholder?: string;
  /** Numbers, dates, ids: digits of equal width. */
  readonly isTabular?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** One line of text. */
export function TextField(props: TextFieldProps): ReactNode {
  const { label, hideLabel, description, error, className, placeholder, isTabular, inputRef, ...rest } =
    props;
  return (
    <AriaTextField {...rest} {...fieldState(error)} {...nameOf(props)} className={cx('ui-field', className)}>
      <FieldLabel {...props} />
      <Input
        className={cx('ui-box', isTabular && 'tabular')}
        {...(placeholder ? { placeholder } : {})}
        {...(inputRef ? { ref: inputRef } : {})}
      />
      <FieldHelp {...props} />
    </AriaTextField>
  );
}
