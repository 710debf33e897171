import { createStore, type StoreApi } from 'zustand';
import type { AccountId, PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { Move, ReasonChoice } from '../../../preload/contract/domain/moves.ts';
import type { Card, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { STATE_LABELS, type State } from '../../../preload/contract/domain/states.ts';
import type { ZonedTime } from '../../../preload/contract/domain/time.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { MenuPoint } from '../../ui/context-menu.tsx';
import type { ToastItem } from '../../ui/toast.tsx';
import { type LegalMove, mustAsk } from './words.ts';

/** One order of a port request that has several. */
export interface MovedOrder {
  readonly accountId: AccountId;
  readonly remoteId?: RemoteId;
  /** Such as `Telnyx 2`. */
  readonly label: string;
}

/** What moves: the order that decides the port's column, or the one that is named. */
export type Moved = Pick<Card, 'id' | 'name' | 'state'> & { readonly order?: MovedOrder };

export interface MoveState {
  /** The *Move to…* menu; `moves` are absent until main has answered. */
  readonly menu?: { readonly card: Moved; readonly at: MenuPoint; readonly moves?: readonly Move[] };
  readonly dialog?: {
    readonly card: Moved;
    readonly move: LegalMove;
    readonly reasons: readonly ReasonChoice[];
    readonly isSending: boolean;
    /** Where the move was asked for: the card, or a button. */
    readonly from?: Element;
    readonly problem?: Problem;
  };
}

/** What the agent answered in the dialog. */
export interface MoveAnswers {
  readonly reason?: string;
  readonly schedule?: ZonedTime;
  readonly acceptCharges?: boolean;
}

export interface MoveOptions {
  /** A toast of the same topic takes the place of an earlier one. */
  readonly notify: (toast: Omit<ToastItem, 'id'> & { readonly topic?: string }) => void;
  /** The card can be shown in its new column before main has answered. */
  readonly onShown: (id: PortRequestId, to: State) => void;
  /** Main has answered; the card may have to go back. */
  readonly onSettled: (id: PortRequestId, isMoved: boolean) => void;
}

export interface MoveStore extends StoreApi<MoveState> {
  /** Opens the menu below an element. */
  readonly askWhere: (card: Moved, anchor: Element) => Promise<void>;
  readonly closeMenu: () => void;
  /** Moves at once, or asks first what the move needs. */
  readonly choose: (card: Moved, move: LegalMove) => Promise<void>;
  readonly send: (answers: MoveAnswers) => Promise<void>;
  readonly cancel: () => void;
}

/** Every move of a card, wherever it was asked for: drag, menu or key. */
export function createMoveStore(bridge: Bridge, options: MoveOptions): MoveStore {
  const store = createStore<MoveState>(() => ({}));
  const { getState: get } = store;
  let asked: { readonly id: PortRequestId; readonly from: Element } | undefined;

  const undoOf = (view: PortRequestView): ToastItem['action'] | undefined => {
    const change = view.waiting.findLast((one) => one.kind === 'move');
    if (!change) return undefined;
    return {
      label: 'Undo',
      onAction: () =>
        void bridge.outbox.withdraw({ mutationId: change.id }).then((answer) => {
          if (!answer.ok)
            options.notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
        }),
    };
  };

  /** Null when it is on its way, else what stands against it. */
  const move = async (card: Moved, to: State, answers: MoveAnswers): Promise<Problem | null> => {
    // Where the column of the port is decided by another order, only main knows what becomes of it.
    if (!card.order) options.onShown(card.id, to);
    const answer = await bridge.portRequests.move({ id: card.id, ...addressOf(card), to, ...answers });
    options.onSettled(card.id, answer.ok);
    if (!answer.ok) return answer.error;
    const action = undoOf(answer.value);
    options.notify({
      topic: card.id,
      message: `${card.name} moved to ${STATE_LABELS[to]}${card.order ? ` at ${card.order.label}` : ''}.`,
      ...(action ? { action } : {}),
    });
    return null;
  };

  return {
    ...store,
    askWhere: async (card, anchor) => {
      asked = { id: card.id, from: anchor };
      const box = anchor.getBoundingClientRect();
      const at = { x: box.left, y: box.bottom };
      store.setState({ menu: { card, at } }, true);
      const answer = await bridge.portRequests.moves({ id: card.id });
      if (get().menu?.card !== card) return;
      if (answer.ok) store.setState({ menu: { card, at, moves: answer.value } }, true);
      else {
        store.setState({}, true);
        options.notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
      }
    },
    closeMenu: () => {
      if (get().menu) store.setState({}, true);
    },
    choose: async (card, chosen) => {
      if (!mustAsk(chosen.needs)) {
        const problem = await move(card, chosen.to, {});
        if (problem) options.notify({ tone: 'problem', message: `${problem.what} ${problem.next}` });
        return;
      }
      const dialog = {
        card,
        move: chosen,
        reasons: [],
        isSending: false,
        ...(asked?.id === card.id ? { from: asked.from } : {}),
      };
      store.setState({ dialog }, true);
      if (!chosen.needs.some((need) => need === 'reason' || need === 'optional-reason')) return;
      const view = await bridge.portRequests.open({ id: card.id });
      if (view.ok && get().dialog === dialog) {
        store.setState({ dialog: { ...dialog, reasons: view.value.rejectReasons } }, true);
      }
    },
    send: async (answers) => {
      const { dialog } = get();
      if (!dialog || dialog.isSending) return;
      const { problem: _, ...rest } = dialog;
      store.setState({ dialog: { ...rest, isSending: true } }, true);
      const problem = await move(dialog.card, dialog.move.to, answers);
      store.setState(problem ? { dialog: { ...rest, problem } } : {}, true);
    },
    cancel: () => store.setState({}, true),
  };
}

function addressOf({ order }: Moved): { readonly accountId?: AccountId; readonly remoteId?: RemoteId } {
  if (!order) return {};
  const { accountId, remoteId } = order;
  return remoteId === undefined ? { accountId } : { accountId, remoteId };
}
