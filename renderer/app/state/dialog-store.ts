import { createStore, type StoreApi } from 'zustand';
import type { Account } from '../../../preload/contract/domain/accounts.ts';
import type { UnsavedDraft } from '../../../preload/contract/domain/drafts.ts';

/** The one dialog of the shell that is open. */
export type OpenDialog =
  | { readonly kind: 'new-port-request'; readonly draft?: NewPortDraft }
  | { readonly kind: 'add-account' }
  | { readonly kind: 'credentials'; readonly account: Account }
  | { readonly kind: 'shortcuts' };

type NewPortDraft = Extract<UnsavedDraft, { readonly kind: 'new-port-request' }>;

export interface DialogState {
  /** The accounts below the state of sync are shown. */
  readonly isSyncOpen: boolean;
  readonly dialog: OpenDialog | null;
  /** The practice carriers are starting. */
  readonly isStartingPractice: boolean;
}

export interface DialogStore extends StoreApi<DialogState> {
  readonly open: (dialog: OpenDialog) => void;
  readonly close: () => void;
  readonly showSync: (isOpen: boolean) => void;
}

export function createDialogStore(): DialogStore {
  const store = createStore<DialogState>(() => ({
    dialog: null,
    isSyncOpen: false,
    isStartingPractice: false,
  }));
  return {
    ...store,
    open: (dialog) => store.setState({ dialog }),
    close: () => store.setState({ dialog: null }),
    showSync: (isSyncOpen) => store.setState({ isSyncOpen }),
  };
}
