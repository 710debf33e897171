import type { UnsavedDraft } from '../../../preload/contract/domain/drafts.ts';
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

export type NewPortDraft = Extract<UnsavedDraft, { readonly kind: 'new-port-request' }>;

/** Empty for the first account, or as it was left; an account that has gone since is chosen anew. */
export function firstForm(
  accounts: readonly { readonly id: string }[],
  draft: NewPortDraft | undefined,
): NewPortForm {
  const accountId = accounts[0]?.id ?? '';
  if (!draft) return { accountId, subAccountId: null, numbers: '', fields: {} };
  const { numbers, fields, subAccountId } = draft;
  if (!accounts.some(({ id }) => id === draft.accountId)) {
    return { accountId, subAccountId: null, numbers, fields };
  }
  return { accountId: draft.accountId, subAccountId, numbers, fields };
}

/** The fields asked for at the start, in the order in which an agent reads them off a bill; the rest is in Details. */
export const FIRST_GROUPS = [
  {
    label: 'Billing',
    fields: [
      { name: 'billingName', span: 8 },
      { name: 'usage', span: 4 },
      { name: 'accountNumber', span: 4 },
      { name: 'pin', span: 3 },
      { name: 'btn', span: 5 },
    ],
  },
  {
    label: 'Service address',
    fields: [
      { name: 'streetNumber', span: 3 },
      { name: 'street', span: 6 },
      { name: 'streetType', span: 3 },
      { name: 'unit', span: 4 },
      { name: 'city', span: 8 },
      { name: 'region', span: 6 },
      { name: 'postalCode', span: 6 },
    ],
  },
  {
    label: 'Carriers',
    fields: [
      { name: 'losingCarrier', span: 6 },
      { name: 'winningCarrier', span: 6 },
      { name: 'portType', span: 6 },
      { name: 'newBtn', span: 6 },
      { name: 'requestedDate', span: 6 },
      { name: 'reference', span: 6 },
    ],
  },
  {
    label: 'Signing',
    fields: [
      { name: 'signee', span: 6 },
      { name: 'signingDate', span: 6 },
      { name: 'notify', span: 12 },
    ],
  },
] as const satisfies readonly {
  readonly label: string;
  readonly fields: readonly { readonly name: FieldName; readonly span: number }[];
}[];

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

/** What was typed, without blanks. */
export function typedFields(form: NewPortForm): { [Name in FieldName]?: string } {
  const fields: { [Name in FieldName]?: string } = {};
  for (const [name, text] of Object.entries(form.fields)) {
    if (text?.trim()) fields[name as FieldName] = text.trim();
  }
  return fields;
}

/** The form as main takes it. */
export function inputOf(form: NewPortForm, check: NumberCheck): ChannelInput<'portRequests.create'> {
  return {
    accountId: form.accountId,
    ...(form.subAccountId === null ? {} : { subAccountId: form.subAccountId }),
    fields: typedFields(form),
    numbers: check.numbers.map((number) => number.e164),
  };
}
