import { createStore, type StoreApi } from 'zustand';
import type { ToastItem } from '../../ui/toast.tsx';

/** Something to say. What is said later about the same topic takes its place. */
export type Notice = Omit<ToastItem, 'id'> & { readonly topic?: string };

export interface ToastStore extends StoreApi<{ readonly toasts: readonly ToastItem[] }> {
  readonly notify: (toast: Notice) => void;
  readonly dismiss: (id: string) => void;
  /** Leaves the words and takes away what can no longer be done. */
  readonly settle: (topic: string) => void;
  /** Takes away a problem that is over, or that is seen elsewhere now. */
  readonly resolve: (topic: string) => void;
}

const SHOWN = 4;

/** What was just said. The oldest leave when more come than the corner holds; the same sentence is not said twice. */
export function createToastStore(): ToastStore {
  const store = createStore<{ readonly toasts: readonly ToastItem[] }>(() => ({ toasts: [] }));
  let last = 0;
  return {
    ...store,
    notify: ({ topic, ...toast }) => {
      last += 1;
      const id = topic ?? `toast-${last}`;
      const isStale = (one: ToastItem): boolean => one.id === id || one.message === toast.message;
      store.setState(({ toasts }) => ({
        toasts: [...toasts.filter((one) => !isStale(one)), { ...toast, id }].slice(-SHOWN),
      }));
    },
    settle: (topic) =>
      store.setState(({ toasts }) => ({
        toasts: toasts.map((toast) => (toast.id === topic ? withoutAction(toast) : toast)),
      })),
    resolve: (topic) => {
      const isOver = (toast: ToastItem): boolean => toast.id === topic && toast.tone === 'problem';
      if (!store.getState().toasts.some(isOver)) return;
      store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => !isOver(toast)) }));
    },
    dismiss: (id) => store.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) })),
  };
}

function withoutAction({ action: _, ...toast }: ToastItem): ToastItem {
  return toast;
}
