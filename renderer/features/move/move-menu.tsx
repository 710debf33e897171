import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Move } from '../../../preload/contract/domain/moves.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import { ContextMenu } from '../../ui/context-menu.tsx';
import type { MenuEntry } from '../../ui/menu.tsx';
import { StateIcon } from '../../ui/state-badge.tsx';
import type { MoveStore } from './store.ts';
import { type LegalMove, mustAsk } from './words.ts';

/** The seven states as menu entries: the present one checked, those that can't be with the reason why. */
export function moveEntries(
  moves: readonly Move[],
  current: string,
  onChoose: (move: LegalMove) => void,
): readonly MenuEntry[] {
  return moves.map((move) => ({
    kind: 'action',
    id: move.to,
    label: `${STATE_LABELS[move.to]}${move.legal && mustAsk(move.needs) ? '…' : ''}`,
    icon: <StateIcon state={move.to} />,
    isCurrent: move.to === current,
    isDisabled: !move.legal,
    ...(move.legal || move.to === current ? {} : { description: move.why }),
    onAction: () => {
      if (move.legal) onChoose(move);
    },
  }));
}

/** *Move to…*: the same for the mouse, the key M and the open port request. */
export function MoveMenu({ store }: { readonly store: MoveStore }): ReactNode {
  const menu = useStore(store, (state) => state.menu);
  if (!menu?.moves) return null;
  const { card, at, moves } = menu;
  return (
    <ContextMenu
      label={`Move ${card.name} to`}
      at={at}
      entries={moveEntries(moves, card.state, (move) => void store.choose(card, move))}
      onClose={store.closeMenu}
    />
  );
}
