import { createStore, type StoreApi } from 'zustand';
import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { Remedy } from '../../../preload/contract/domain/outbox.ts';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import type { Result } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { ToastItem } from '../../ui/toast.tsx';

export interface OutboxState {
  readonly isLoaded: boolean;
  readonly changes: readonly WaitingChange[];
  /** The change whose charges, or losses, are being looked at. */
  readonly asking?: { readonly remedy: 'charges' | 'recreate'; readonly change: WaitingChange };
}

export interface OutboxStore extends StoreApi<OutboxState> {
  readonly load: () => Promise<void>;
  /** Main said that something is different: reads again, at most twice a second. */
  readonly changed: () => void;
  readonly apply: (change: WaitingChange, remedy: Remedy) => Promise<void>;
  readonly acceptCharges: (change: WaitingChange) => Promise<void>;
  /** The agent has seen what is lost. */
  readonly recreate: (change: WaitingChange) => Promise<void>;
  /** Tries everything of an account again at once. */
  readonly retryAccount: (accountId: AccountId) => Promise<void>;
  readonly close: () => void;
}

export interface OutboxOptions {
  readonly notify: (toast: Omit<ToastItem, 'id'>) => void;
  /** *Edit and retry*: the port's form with what was typed. */
  readonly onEdit: (change: WaitingChange) => void;
  /** The one screen for fields that both sides changed. */
  readonly onDecide: (change: WaitingChange) => void;
}

const COALESCE_MS = 500;

/** What waits for a carrier, and what the agent can do about it; for the outbox and for the open port request. */
export function createOutboxStore(bridge: Bridge, { notify, onEdit, onDecide }: OutboxOptions): OutboxStore {
  const store = createStore<OutboxState>(() => ({ isLoaded: false, changes: [] }));
  const close = (): void => {
    const { asking: _, ...rest } = store.getState();
    store.setState(rest, true);
  };
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAgain = false;
  const load = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const answer = await bridge.outbox.list();
    // A newer question has overtaken this one.
    if (answer.ok && mine === turn) store.setState({ isLoaded: true, changes: answer.value });
  };
  const changed = (): void => {
    if (timer !== undefined) {
      isAgain = true;
      return;
    }
    void load();
    timer = setTimeout(() => {
      timer = undefined;
      if (!isAgain) return;
      isAgain = false;
      changed();
    }, COALESCE_MS);
  };
  const done = async (answer: Result<unknown>, message: string): Promise<void> => {
    notify(
      answer.ok ? { message } : { tone: 'problem', message: `${answer.error.what} ${answer.error.next}` },
    );
    await load();
  };
  const withdraw = async (change: WaitingChange, word: string): Promise<void> =>
    done(await bridge.outbox.withdraw({ mutationId: change.id }), `${change.words} was ${word}.`);

  const recreate = async (change: WaitingChange): Promise<void> =>
    done(
      await bridge.portRequests.recreate({ mutationId: change.id }),
      `${change.portName} will be created again, with its documents and what waited.`,
    );

  return {
    ...store,
    load,
    changed,
    close,
    apply: async (change, remedy) => {
      switch (remedy) {
        case 'withdraw':
          return withdraw(change, 'withdrawn');
        case 'discard':
          return withdraw(change, 'discarded');
        case 'retry':
          return done(
            await bridge.outbox.retry({ mutationId: change.id }),
            `${change.words} will be tried again.`,
          );
        case 'edit':
          return onEdit(change);
        case 'conflict':
          return onDecide(change);
        case 'recreate':
          if (change.loses) return store.setState({ asking: { remedy, change } });
          return recreate(change);
        case 'charges':
          return store.setState({ asking: { remedy, change } });
      }
    },
    recreate: async (change) => {
      close();
      await recreate(change);
    },
    retryAccount: async (accountId) => {
      const answer = await bridge.outbox.retryAccount({ accountId });
      if (!answer.ok) notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
      await load();
    },
    acceptCharges: async (change) => {
      close();
      await done(
        await bridge.outbox.retry({ mutationId: change.id, acceptCharges: true }),
        `Charges accepted. ${change.words} will be sent.`,
      );
    },
  };
}
