import type { ReactNode, Ref } from 'react';
import { TextArea as AriaTextArea, TextField, type TextFieldProps } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldHelp, FieldLabel, type FieldProps, fieldState, nameOf } from './field.tsx';

export interface TextAreaProps
  extends FieldProps,
    Omit<TextFieldProps, keyof FieldProps | 'children' | 'style' | 'isInvalid' | 'validate'> {
  readonly placeholder?: string;
  readonly isTabular?: boolean;
  /** Called on Ctrl+Enter (Cmd+Enter on a Mac): send a comment without the mouse. */
  readonly onSubmit?: () => void;
  readonly inputRef?: Ref<HTMLTextAreaElement>;
}

/** Several lines; grows with its text up to 320 px, then scrolls. */
export function TextArea(props: TextAreaProps): ReactNode {
  const {
    label,
    hideLabel,
    description,
    error,
    className,
    placeholder,
    isTabular,
    onSubmit,
    inputRef,
    ...rest
  } = props;
  return (
    <TextField {...rest} {...fieldState(error)} {...nameOf(props)} className={cx('ui-field', className)}>
      <FieldLabel {...props} />
      <AriaTextArea
        className={cx('ui-box', isTabular && 'tabular')}
        {...(placeholder ? { placeholder } : {})}
        {...(inputRef ? { ref: inputRef } : {})}
        onKeyDown={(event) => {
          if (!onSubmit || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          onSubmit();
        }}
      />
      <FieldHelp {...props} />
    </TextField>
  );
}
