import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AppState } from '../state/app-state.ts';
import { warmUp } from './later.ts';
import { painted } from './painted.ts';

const MARK = 'portside:interactive';

/**
 * Whether the first picture (the board's first cards, or the welcome) is on the screen and takes clicks. Then the rest of
 * the page is brought in, and main is told, which has left both cores to the picture until then.
 */
export function useIsInteractive({ board, bridge }: AppState): boolean {
  const isOpen = useStore(board, (state) => !state.isOpening);
  const [isInteractive, setInteractive] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const onScreen = async (): Promise<void> => {
      if (performance.getEntriesByName(MARK).length === 0) performance.mark(MARK);
      await painted();
      void bridge.app.drawn();
      warmUp();
      setInteractive(true);
    };
    // The second frame begins after the first one was painted.
    requestAnimationFrame(() => requestAnimationFrame(() => void onScreen()));
  }, [isOpen, bridge]);
  return isInteractive;
}
