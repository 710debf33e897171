import { Eye, EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Group, Input, TextField, type TextFieldProps } from 'react-aria-components';
import { cx } from './cx.ts';
import { FieldHelp, FieldLabel, type FieldProps, fieldState, nameOf } from './field.tsx';
import { useBriefly } from './use-briefly.ts';
import './secret-field.css';

export interface SecretFieldProps
  extends FieldProps,
    Omit<TextFieldProps, keyof FieldProps | 'children' | 'style' | 'isInvalid' | 'validate' | 'type'> {
  readonly placeholder?: string;
  /** How long a revealed value stays readable, ms. */
  readonly revealMs?: number;
}

/** Types a PIN, account number, password or key. Masked; *Reveal* shows it for half a minute. */
export function SecretField(props: SecretFieldProps): ReactNode {
  const { label, hideLabel, description, error, className, placeholder, revealMs = 30_000, ...rest } = props;
  const [revealed, reveal, hide] = useBriefly<true>(revealMs);
  const isRevealed = revealed !== null;
  // An owner that keeps the text itself is not asked; an empty box has nothing to show.
  const isEmpty = rest.value === '';
  return (
    <TextField
      autoComplete="off"
      spellCheck="false"
      {...rest}
      {...fieldState(error)}
      {...nameOf(props)}
      type={isRevealed ? 'text' : 'password'}
      className={cx('ui-field', className)}
    >
      <FieldLabel {...props} />
      <Group className="ui-box tabular">
        <Input {...(placeholder ? { placeholder } : {})} />
        {!isEmpty && (
          <Button
            className="ui-box-button"
            aria-label={`${isRevealed ? 'Hide' : 'Reveal'} ${label}`}
            onPress={() => (isRevealed ? hide() : reveal(true))}
          >
            {isRevealed ? <EyeOff /> : <Eye />}
          </Button>
        )}
      </Group>
      <FieldHelp {...props} />
    </TextField>
  );
}
