import { createStore, type StoreApi } from 'zustand';
import type { AccountId, MutationId, PortRequestId, RemoteId } from '../../../preload/contract/domain/ids.ts';
import type { Move, ReasonChoice } from '../../../preload/contract/domain/moves.ts';
import type { Card, PortRequestView, WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { STATE_LABELS, type State } from '../../../preload/contract/domain/states.ts';
import type { ZonedTime } from '../../../preload/contract/domain/time.ts';
import type { ReopenedMove } from '../../../preload/contract/ipc/channels.ts';
import type { Result } from '../../../preload/contract/ipc/result.ts';
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
    /** What the agent answered before, where the move waits or was refused; it takes that one's place. */
    readonly amends?: { readonly id: MutationId; readonly answers: MoveAnswers };
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
  /** What an account is called. */
  readonly accountName: (id: AccountId) => string | undefined;
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
  /** Asks again for a move that waits or was refused, with what was answered. */
  readonly reopen: (change: WaitingChange) => Promise<void>;
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
  const move = async (
    card: Moved,
    to: State,
    answers: MoveAnswers,
    amends?: MutationId,
  ): Promise<Problem | null> => {
    // Where the column of the port is decided by another order, only main knows what becomes of it.
    if (!card.order) options.onShown(card.id, to);
    const answer = await bridge.portRequests.move({
      id: card.id,
      ...addressOf(card),
      to,
      ...answers,
      ...(amends === undefined ? {} : { amends }),
    });
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
    reopen: async (change) => {
      const { id, portRequestId, portName, accountId, remoteId, typed, problem } = change;
      if (typed?.kind !== 'move') return;
      const [answer, view] = await Promise.all([
        bridge.outbox.reopenMove({ mutationId: id }),
        bridge.portRequests.open({ id: portRequestId }),
      ]);
      if (!answer.ok || !answer.value.move.legal) {
        options.notify({ tone: 'problem', message: cannotReopen(change, answer) });
        return;
      }
      const { move: chosen, state, reasons } = answer.value;
      const isOneOfSeveral = view.ok && view.value.orders.length > 1;
      const order = { accountId, label: options.accountName(accountId) ?? 'the carrier' };
      const { kind: _, to: __, ...answers } = typed;
      store.setState(
        {
          dialog: {
            card: {
              id: portRequestId,
              name: portName,
              state,
              ...(isOneOfSeveral
                ? { order: { ...order, ...(remoteId === undefined ? {} : { remoteId }) } }
                : {}),
            },
            move: chosen,
            reasons,
            isSending: false,
            amends: { id, answers },
            ...(problem ? { problem } : {}),
          },
        },
        true,
      );
    },
    send: async (answers) => {
      const { dialog } = get();
      if (!dialog || dialog.isSending) return;
      const { problem: _, ...rest } = dialog;
      store.setState({ dialog: { ...rest, isSending: true } }, true);
      const problem = await move(dialog.card, dialog.move.to, answers, dialog.amends?.id);
      store.setState(problem ? { dialog: { ...rest, problem } } : {}, true);
    },
    cancel: () => store.setState({}, true),
  };
}

function cannotReopen({ portName }: WaitingChange, answer: Result<ReopenedMove>): string {
  if (!answer.ok) return `${answer.error.what} ${answer.error.next}`;
  const { move } = answer.value;
  return move.legal
    ? ''
    : `${portName} can’t move there any more: ${move.why} Discard the move in the outbox.`;
}

function addressOf({ order }: Moved): { readonly accountId?: AccountId; readonly remoteId?: RemoteId } {
  if (!order) return {};
  const { accountId, remoteId } = order;
  return remoteId === undefined ? { accountId } : { accountId, remoteId };
}
