import { createStore, type StoreApi } from 'zustand';
import type { Placement } from '../../../preload/contract/domain/orders.ts';
import type { Card } from '../../../preload/contract/domain/port-requests.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { MenuPoint } from '../../ui/context-menu.tsx';
import type { ToastItem } from '../../ui/toast.tsx';

export type Placed = Pick<Card, 'id' | 'name'>;

export interface PlaceState {
  /** The accounts without an order; absent until main has answered. */
  readonly menu?: {
    readonly card: Placed;
    readonly at: MenuPoint;
    readonly placements: readonly Placement[];
  };
  readonly dialog?: {
    readonly card: Placed;
    readonly placement: Placement;
    readonly from: Element | null;
  };
}

export interface PlaceStore extends StoreApi<PlaceState> {
  /** Opens the menu of accounts below an element. */
  readonly askWhere: (card: Placed, anchor: Element) => Promise<void>;
  readonly choose: (placement: Placement) => void;
  readonly placed: () => void;
  readonly close: () => void;
}

export interface PlaceOptions {
  readonly notify: (toast: Omit<ToastItem, 'id'>) => void;
  /** The port request has one more order. */
  readonly onPlaced: (card: Placed, placement: Placement) => void;
}

/** One more carrier for a port request. */
export function createPlaceStore(bridge: Bridge, { notify, onPlaced }: PlaceOptions): PlaceStore {
  const store = createStore<PlaceState>(() => ({}));
  let from: Element | null = null;
  return {
    ...store,
    askWhere: async (card, anchor) => {
      from = anchor;
      const box = anchor.getBoundingClientRect();
      const answer = await bridge.portRequests.placements({ id: card.id });
      if (!answer.ok) {
        notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
      } else if (answer.value.length === 0) {
        notify({ message: `Every account has an order for ${card.name} already.` });
      } else {
        store.setState(
          { menu: { card, at: { x: box.left, y: box.bottom }, placements: answer.value } },
          true,
        );
      }
    },
    choose: (placement) => {
      const { menu } = store.getState();
      if (menu) store.setState({ dialog: { card: menu.card, placement, from } }, true);
    },
    placed: () => {
      const { dialog } = store.getState();
      store.setState({}, true);
      if (dialog) onPlaced(dialog.card, dialog.placement);
    },
    close: () => store.setState({}, true),
  };
}
