import { createStore, type StoreApi } from 'zustand';
import type { ToastItem } from '../../ui/toast.tsx';

export interface ToastStore extends StoreApi<{ readonly toasts: readonly ToastItem[] }> {
  readonly notify: (toast: Omit<ToastItem, 'id'>) => void;
  readonly dismiss: (id: string) => void;
}

const SHOWN = 4;

/** What was just said. The oldest leave when more come than the corner holds; the same sentence is not said twice. */
export function createToastStore(): ToastStore {
  const store = createStore<{ readonly toasts: readonly ToastItem[] }>(() => ({ toasts: [] }));
  let last = 0;
  return {
    ...store,
    notify: (toast) => {
      last += 1;
      const id = `toast-${last}`;
      store.setState(({ toasts }) => ({
        toasts: [...toasts.filter((one) => one.message !== toast.message), { ...toast, id }].slice(-SHOWN),
      }));
    },
    dismiss: (id) => store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
  };
}
