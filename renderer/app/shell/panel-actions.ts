import { useMemo } from 'react';
import type { Card, OrderView } from '../../../preload/contract/domain/port-requests.ts';
import { moveEntries } from '../../features/move/move-entries.tsx';
import type { Moved } from '../../features/move/store.ts';
import type { PortRequestActions } from '../../features/port-request/context.ts';
import { useApp } from '../state/app-context.ts';

/** One order of a port request, as the move feature takes it. */
function movedOf({ id, name }: Card, order: OrderView, label: string): Moved {
  const { accountId, remoteId, state } = order;
  return {
    id,
    name,
    state,
    order: { accountId, label, ...(remoteId === undefined ? {} : { remoteId }) },
  };
}

/** What the open port request asks of the other features. */
export function usePanelActions(): PortRequestActions {
  const { toasts, move, follow, place } = useApp();
  return useMemo(
    () => ({
      notify: toasts.notify,
      onMoveMenu: (card, anchor) => void move.askWhere(card, anchor),
      moveEntries: (card, order, label) =>
        moveEntries(
          order.moves,
          order.state,
          (chosen) => void move.choose(movedOf(card, order, label), chosen),
        ),
      onMove: (card, order, label, chosen) => void move.choose(movedOf(card, order, label), chosen),
      onPlaceMenu: (card, anchor) => void place.askWhere(card, anchor),
      onFollow: (card, from) => void follow.ask(card, from),
    }),
    [toasts, move, follow, place],
  );
}
