import type { ReactNode } from 'react';
import type { CarrierDescription, CredentialField } from '../../../preload/contract/domain/accounts.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { methodOf, type SignInForm } from './sign-in.ts';

/** Where the carrier is and how one signs in there, as the carrier's own description says. */
export function SignInFields(props: {
  readonly carrier: CarrierDescription;
  readonly form: SignInForm;
  readonly onChange: (form: SignInForm) => void;
}): ReactNode {
  const { carrier, form, onChange } = props;
  const method = methodOf(carrier, form.method);
  return (
    <>
      <TextField
        label="Base URL"
        value={form.baseUrl}
        onChange={(baseUrl) => onChange({ ...form, baseUrl })}
        placeholder={carrier.baseUrlHint}
        description="Begins with https://"
        isRequired
        maxLength={500}
        spellCheck="false"
        autoComplete="off"
      />
      {carrier.methods.length > 1 && (
        <RadioGroup
          label="Sign in with"
          orientation="horizontal"
          options={carrier.methods.map(({ id, label }) => ({ id, label }))}
          value={method?.id ?? null}
          onChange={(id) => onChange({ ...form, method: id })}
        />
      )}
      {method?.fields.map((field) => (
        <Credential
          key={`${method.id} ${field.name}`}
          field={field}
          value={form.values[field.name] ?? ''}
          onChange={(text) => onChange({ ...form, values: { ...form.values, [field.name]: text } })}
        />
      ))}
    </>
  );
}

function Credential(props: {
  readonly field: CredentialField;
  readonly value: string;
  readonly onChange: (text: string) => void;
}): ReactNode {
  const { field, value, onChange } = props;
  const shared = {
    label: field.label,
    value,
    onChange,
    maxLength: field.max,
    isRequired: !field.optional,
    ...(field.hint ? { description: field.hint } : {}),
  };
  if (field.secret) return <SecretField {...shared} />;
  return <TextField {...shared} spellCheck="false" autoComplete="off" />;
}
