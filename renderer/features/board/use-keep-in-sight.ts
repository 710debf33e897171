import { type RefObject, useEffect } from 'react';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';

/** Keeps the column of the open card in sight when its panel takes room from the board. */
export function useKeepInSight(root: RefObject<HTMLElement | null>, openId: PortRequestId | null): void {
  useEffect(() => {
    const board = root.current;
    if (!board || openId === null) return;
    const show = (): void => {
      const card = board.querySelector(`[data-card="${CSS.escape(openId)}"]`);
      card?.closest('.column')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
    };
    const observer = new ResizeObserver(show);
    observer.observe(board);
    return () => observer.disconnect();
  }, [root, openId]);
}
