import type { FieldName } from './fields.ts';
import type { AccountId, MutationId, PortRequestId, RemoteId } from './ids.ts';

type Texts = { readonly [Name in FieldName]?: string };

/** Text that was typed into a form and not saved, kept so that a crash loses nothing. Sealed at rest. */
export type UnsavedDraft =
  | {
      readonly kind: 'new-port-request';
      /** Which of several that were begun. */
      readonly form: string;
      readonly accountId: AccountId;
      readonly subAccountId: string | null;
      /** As typed or pasted. */
      readonly numbers: string;
      readonly fields: Texts;
    }
  | {
      readonly kind: 'edit';
      readonly portRequestId: PortRequestId;
      readonly portName: string;
      readonly fields: Texts;
    }
  | {
      readonly kind: 'comment';
      readonly portRequestId: PortRequestId;
      readonly portName: string;
      readonly text: string;
      readonly private: boolean;
      readonly actionRequired: boolean;
      /** Which order it is for, once the agent has chosen one. */
      readonly order?: { readonly accountId: AccountId; readonly remoteId?: RemoteId };
      /** The waiting comment that it is to take the place of. */
      readonly amends?: MutationId;
    };

/** The form that a draft belongs to; a later text of the same form takes the place of the earlier one. */
export type DraftKey = string;

export function draftKeyOf(draft: UnsavedDraft): DraftKey {
  return draft.kind === 'new-port-request'
    ? newPortKey(draft.form)
    : portKey(draft.kind, draft.portRequestId);
}

export function newPortKey(form: string): DraftKey {
  return `new-port-request ${form}`;
}

export function portKey(kind: 'edit' | 'comment', id: PortRequestId): DraftKey {
  return `${kind} ${id}`;
}
