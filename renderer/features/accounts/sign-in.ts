import type { Account, CarrierDescription, SignInMethod } from '../../../preload/contract/domain/accounts.ts';

/** What the sign-in form holds while it is filled. */
export interface SignInForm {
  readonly carrier: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly method: string;
  readonly values: Readonly<Record<string, string>>;
}

export function methodOf(carrier: CarrierDescription | undefined, id: string): SignInMethod | undefined {
  return carrier?.methods.find((method) => method.id === id) ?? carrier?.methods[0];
}

/** An empty form for a carrier. */
export function emptyForm(carrier: CarrierDescription): SignInForm {
  return {
    carrier: carrier.id,
    name: '',
    baseUrl: '',
    method: carrier.methods[0]?.id ?? '',
    values: {},
  };
}

/** The form for new credentials of an account that exists; its secrets are not known here and are typed again. */
export function formOf(account: Account): SignInForm {
  return {
    carrier: account.carrier,
    name: account.name,
    baseUrl: account.baseUrl,
    method: account.method,
    values: {},
  };
}

/** Everything that must be there is there. */
export function isComplete(form: SignInForm, carrier: CarrierDescription | undefined): boolean {
  const method = methodOf(carrier, form.method);
  if (!method || !form.name.trim() || !form.baseUrl.trim()) return false;
  return method.fields.every((field) => field.optional || (form.values[field.name] ?? '').trim() !== '');
}

/** The credentials as main takes them: only the fields of the chosen method, blank optional ones left out. */
export function credentialsOf(
  form: SignInForm,
  carrier: CarrierDescription | undefined,
): { method: string; values: Record<string, string> } {
  const method = methodOf(carrier, form.method);
  const values: Record<string, string> = {};
  for (const field of method?.fields ?? []) {
    const text = form.values[field.name] ?? '';
    if (text.trim()) values[field.name] = field.secret ? text : text.trim();
  }
  return { method: method?.id ?? form.method, values };
}
