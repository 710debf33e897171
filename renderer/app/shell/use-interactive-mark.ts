import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { AppState } from '../state/app-state.ts';
import { warmUp } from './later.ts';

const MARK = 'portside:interactive';

/** Marks once the moment at which the board's first cards (or the welcome) are painted and take clicks. */
export function useInteractiveMark({ board }: AppState): void {
  const isOpen = useStore(board, (state) => !state.isOpening);
  useEffect(() => {
    if (!isOpen || performance.getEntriesByName(MARK).length > 0) return;
    // The second frame begins after the first one was painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        performance.mark(MARK);
        warmUp();
      }),
    );
  }, [isOpen]);
}
