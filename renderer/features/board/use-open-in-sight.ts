import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';

/**
 * Shows where the open port stands in its column: when it is opened from elsewhere (just created, found, due today),
 * when it comes here from another column, and when the order of the column changes around it. A card that the agent
 * has scrolled away from stays away.
 */
export function useOpenInSight(
  virtual: Virtualizer<HTMLDivElement, Element>,
  scroller: RefObject<HTMLDivElement | null>,
  openId: PortRequestId | null,
  openAt: number,
): void {
  const isHere = openAt >= 0;
  const shownAt = useRef(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a port that opens or comes here is shown, one that stays is not
  useEffect(() => {
    if (!isHere) return;
    shownAt.current = openAt;
    virtual.scrollToIndex(openAt, { align: 'auto' });
    // The panel takes its room from the board in the same breath.
    const frame = requestAnimationFrame(() =>
      scroller.current?.closest('.column')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [openId, isHere]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another place in the column matters
  useEffect(() => {
    const before = shownAt.current;
    shownAt.current = openAt;
    const seen = virtual.range;
    if (openAt < 0 || before === openAt || !seen) return;
    if (before >= seen.startIndex && before <= seen.endIndex) {
      virtual.scrollToIndex(openAt, { align: 'auto' });
    }
  }, [openAt]);
}
