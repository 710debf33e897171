import { type ReactNode, useState } from 'react';
import { TextField, type TextFieldProps } from './text-field.tsx';

const NANP = /^\+1(\d{3})(\d{3})(\d{4})$/;

/** `(206) 555-0142` of `+12065550142`; every other text as it is. */
export function nationalOf(text: string): string {
  return text.replace(NANP, '($1) $2-$3');
}

export interface PhoneFieldProps extends Omit<TextFieldProps, 'isTabular' | 'value' | 'onFocus' | 'onBlur'> {
  readonly value: string;
}

/** One telephone number: in the national form to read, as it is stored to edit. */
export function PhoneField({ value, ...rest }: PhoneFieldProps): ReactNode {
  const [isEdited, setEdited] = useState(false);
  return (
    <TextField
      {...rest}
      isTabular
      value={isEdited ? value : nationalOf(value)}
      onFocus={() => setEdited(true)}
      onBlur={() => setEdited(false)}
    />
  );
}
