import { Plus, RefreshCw } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { useStore } from 'zustand';
import { focusFirstCard } from '../../features/board/focus-first-card.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useApp } from '../state/app-context.ts';
import { SyncStatusText } from './sync-status.tsx';
import './top-bar.css';

/** Search, the state of sync, and the one thing that is always begun here. */
export function TopBar(props: {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onNew: () => void;
}): ReactNode {
  const { board, route, sync } = useApp();
  const text = useStore(board, (state) => state.text);
  const total = useStore(board, (state) => state.total);
  const isPulling = useStore(sync, (state) => state.accounts.some((account) => account.phase === 'pulling'));
  const hasAccounts = useStore(sync, (state) => state.accounts.length > 0);
  const type = (next: string): void => {
    board.setText(next);
    if (next && route.getState().route !== 'board') route.go('board');
  };
  // The last letters may not have been searched for yet.
  const enterBoard = async (): Promise<void> => {
    await board.load();
    focusFirstCard(document, board);
  };
  return (
    <header className="top">
      <SearchField
        className="top-search"
        label="Search"
        placeholder="Search by number, name, BTN or reference"
        shortcut="/"
        value={text}
        onChange={type}
        onSubmit={() => void enterBoard()}
        inputRef={props.search}
      />
      {text.trim() && (
        <span className="top-found tabular" aria-live="polite">
          {total.toLocaleString('en-US')} found
        </span>
      )}
      <SyncStatusText />
      {hasAccounts && (
        <IconButton
          label="Sync now"
          shortcut="Ctrl R"
          icon={<RefreshCw />}
          isPending={isPulling}
          onPress={() => void sync.now()}
        />
      )}
      <Button variant="primary" icon={<Plus />} after={<Kbd keys="N" tone="inverse" />} onPress={props.onNew}>
        New port request
      </Button>
    </header>
  );
}
