import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { NumberCheck } from '../../../preload/contract/domain/numbers.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';

/** What the form holds while it is filled. */
export interface NewPortForm {
  readonly accountId: string;
  readonly subAccountId: string | null;
  readonly numbers: string;
  readonly fields: { readonly [Name in FieldName]?: string };
}

/** The fields asked for at the start, in the order in which an agent reads them off a bill; the rest is in Details. */
export const FIRST_FIELDS = [
  'billingName',
  'accountNumber',
  'pin',
  'btn',
  'losingCarrier',
  'streetNumber',
  'street',
  'streetType',
  'unit',
  'city',
  'region',
  'postalCode',
  'requestedDate',
  'reference',
  'signee',
  'signingDate',
  'winningCarrier',
  'notify',
] as const satisfies readonly FieldName[];

export function isUntouched(form: NewPortForm): boolean {
  return !form.numbers.trim() && Object.values(form.fields).every((text) => !text?.trim());
}

/** What is still missing, in one sentence; null when it can be sent. */
export function missing(form: NewPortForm, check: NumberCheck | undefined): string | null {
  if (!form.accountId) return 'Choose the account.';
  if (!form.fields.name?.trim()) return 'Give it a port name.';
  if (!form.numbers.trim()) return 'Add at least one number.';
  if (!check) return 'Checking the numbers…';
  if (check.numbers.length === 0) return 'None of these is a telephone number.';
  if (check.bad.length > 0) return 'Correct or delete what is no number.';
  return null;
}

/** The form as main takes it. */
export function inputOf(form: NewPortForm, check: NumberCheck): ChannelInput<'portRequests.create'> {
  const fields: { [Name in FieldName]?: string } = {};
  for (const [name, text] of Object.entries(form.fields)) {
    if (text?.trim()) fields[name as FieldName] = text.trim();
  }
  return {
    accountId: form.accountId,
    ...(form.subAccountId === null ? {} : { subAccountId: form.subAccountId }),
    fields,
    numbers: check.numbers.map((number) => number.e164),
  };
}
