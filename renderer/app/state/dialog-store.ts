import { createStore, type StoreApi } from 'zustand';
import type { Account } from '../../../preload/contract/domain/accounts.ts';

/** The one dialog of the shell that is open. */
export type OpenDialog =
  | { readonly kind: 'new-port-request' }
  | { readonly kind: 'add-account' }
  | { readonly kind: 'credentials'; readonly account: Account }
  | { readonly kind: 'shortcuts' };

export interface DialogState {
  readonly dialog: OpenDialog | null;
  /** The practice carriers are starting. */
  readonly isStartingPractice: boolean;
}

export interface DialogStore extends StoreApi<DialogState> {
  readonly open: (dialog: OpenDialog) => void;
  readonly close: () => void;
}

export function createDialogStore(): DialogStore {
  const store = createStore<DialogState>(() => ({ dialog: null, isStartingPractice: false }));
  return {
    ...store,
    open: (dialog) => store.setState({ dialog }),
    close: () => store.setState({ dialog: null }),
  };
}
