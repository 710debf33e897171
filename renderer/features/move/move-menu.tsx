import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { ContextMenu } from '../../ui/context-menu.tsx';
import { moveEntries } from './move-entries.tsx';
import type { MoveStore } from './store.ts';

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
