import { SearchX } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { Board } from '../../features/board/board.tsx';
import type { BoardActions } from '../../features/board/context.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useApp } from '../state/app-context.ts';

/** The board, wired to the rest of the window. */
export function BoardRoute({ openId }: { readonly openId: PortRequestId | null }): ReactNode {
  const { board, settings, open, move, follow, conflicts, intake } = useApp();
  const { collapsedColumns, density, timeZone } = useStore(settings);
  const isSearching = useStore(board, (state) => state.text.trim() !== '');
  const columns = useStore(board, (state) => state.columns);
  // What a search has found is never hidden in a folded column.
  const collapsed = useMemo(
    () => (isSearching ? collapsedColumns.filter((state) => columns[state].count === 0) : collapsedColumns),
    [isSearching, columns, collapsedColumns],
  );
  const nothingFound = useStore(
    board,
    (state) => !state.isOpening && state.total === 0 && state.text.trim() !== '',
  );
  const actions = useMemo<BoardActions>(
    () => ({
      onOpen: (id) => open.open(id),
      onMoveMenu: (card, anchor) => void move.askWhere(card, anchor),
      onDropCard: (card, chosen) => void move.choose(card, chosen),
      onFollow: (card, from) => void follow.ask(card, from),
      onDecide: (card, from) => void conflicts.ask(card.id, from),
      onFiles: (card, files) => void intake.attach(card, files),
      onChooseFiles: (card) => void intake.choose(card),
      onCollapse: (state, isCollapsed) => {
        const others = settings.getState().collapsedColumns.filter((one) => one !== state);
        settings.change({ collapsedColumns: isCollapsed ? [...others, state] : others });
      },
    }),
    [open, move, follow, conflicts, intake, settings],
  );
  if (nothingFound) {
    return (
      <EmptyState
        icon={<SearchX />}
        action={<Button onPress={() => board.setText('')}>Show the whole board</Button>}
      >
        No port request has this number, name, BTN or reference.
      </EmptyState>
    );
  }
  return (
    <Board
      store={board}
      actions={actions}
      openId={openId}
      collapsed={collapsed}
      density={density}
      timeZone={timeZone}
    />
  );
}
