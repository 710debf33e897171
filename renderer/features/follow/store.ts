import { createStore, type StoreApi } from 'zustand';
import type { FollowPlan } from '../../../preload/contract/domain/orders.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { ChannelInput } from '../../../preload/contract/ipc/channels.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { ToastItem } from '../../ui/toast.tsx';

export type Followed = Pick<Card, 'id' | 'name'>;

/** What the agent confirmed, step by step. */
export type FollowAnswers = Omit<ChannelInput<'portRequests.follow'>, 'id'>;

export interface FollowState {
  readonly dialog?: {
    readonly card: Followed;
    readonly plan: FollowPlan;
    readonly isSending: boolean;
    /** Where it was asked for. */
    readonly from: Element | null;
    readonly problem?: Problem;
  };
}

export interface FollowStore extends StoreApi<FollowState> {
  /** Reads the steps that are left and shows them. */
  readonly ask: (card: Followed, from: Element | null) => Promise<void>;
  readonly send: (answers: FollowAnswers) => Promise<void>;
  readonly cancel: () => void;
}

export interface FollowOptions {
  readonly notify: (toast: Omit<ToastItem, 'id'> & { readonly topic?: string }) => void;
  readonly onFollowed: (card: Followed) => void;
}

/** A switch that goes where the carrier that executes the port already is. */
export function createFollowStore(bridge: Bridge, { notify, onFollowed }: FollowOptions): FollowStore {
  const store = createStore<FollowState>(() => ({}));
  const sayProblem = ({ what, next }: Problem): void =>
    notify({ tone: 'problem', message: `${what} ${next}` });
  return {
    ...store,
    ask: async (card, from) => {
      const answer = await bridge.portRequests.followPlan({ id: card.id });
      if (!answer.ok) sayProblem(answer.error);
      else if (!answer.value) notify({ message: `${card.name} is where its carrier is already.` });
      else store.setState({ dialog: { card, plan: answer.value, isSending: false, from } }, true);
    },
    send: async (answers) => {
      const { dialog } = store.getState();
      if (!dialog || dialog.isSending) return;
      const { problem: _, ...rest } = dialog;
      store.setState({ dialog: { ...rest, isSending: true } }, true);
      const answer = await bridge.portRequests.follow({ id: dialog.card.id, ...answers });
      if (!answer.ok) {
        store.setState({ dialog: { ...rest, problem: answer.error } }, true);
        return;
      }
      store.setState({}, true);
      onFollowed(dialog.card);
    },
    cancel: () => store.setState({}, true),
  };
}
