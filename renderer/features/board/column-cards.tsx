import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { STATE_LABELS } from '../../../preload/contract/domain/states.ts';
import { CardTile } from './card.tsx';
import type { ColumnState } from './columns.ts';
import { useBoard, useScene } from './context.ts';
import { useOpenInSight } from './use-open-in-sight.ts';

/** Rows drawn beyond sight, for scrolling. */
const OVERSCAN = 2;
/** From the first picture, which does without what nobody sees, to all of it. */
const SETTLED_AFTER_MS = 300;
/** What stands above and below a column's cards, in pixels: a guess for the first picture, before anything is measured. */
const AROUND = 103;
const NEAR_END = 12;

function useIsSettled(): boolean {
  const [isSettled, settle] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => settle(true), SETTLED_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}

/** The cards of one column, of which only those in sight, and the one that Tab reaches, are in the page. */
export function ColumnCards(props: {
  readonly column: ColumnState;
  readonly activeId: PortRequestId | undefined;
  readonly openId: PortRequestId | null;
}): ReactNode {
  const { column, activeId, openId } = props;
  const { store, cardHeight, cardGap } = useScene();
  const scroller = useRef<HTMLDivElement>(null);
  const isOpening = useBoard((state) => state.isOpening);
  const at = activeId === undefined ? -1 : column.ids.indexOf(activeId);
  const active = Math.max(0, at);
  const range = useCallback(
    (seen: Range) => {
      const shown = defaultRangeExtractor(seen);
      return shown.includes(active) || active >= seen.count
        ? shown
        : [...shown, active].sort((a, b) => a - b);
    },
    [active],
  );
  // New functions here would make the virtualizer place every row anew at each scroll.
  const { ids } = column;
  const keyOf = useCallback((index: number) => ids[index] as PortRequestId, [ids]);
  const sizeOf = useCallback(() => cardHeight, [cardHeight]);
  const isSettled = useIsSettled();
  const virtual = useVirtualizer({
    count: column.ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    getItemKey: keyOf,
    overscan: isSettled ? OVERSCAN : 0,
    // Else the first render would draw no card, and all of them would wait for a layout without them.
    initialRect: { width: 0, height: window.innerHeight - AROUND },
    gap: cardGap,
    paddingStart: 2,
    paddingEnd: 12,
    rangeExtractor: range,
  });
  // A change of density changes every height at once; the cached offsets are then wrong.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only these two decide the offsets
  useEffect(() => virtual.measure(), [cardHeight, cardGap]);
  // The board asks for the active card to be in sight by changing it (arrow keys, a card that has moved here).
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another card becomes active, not when the list grows
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [activeId]);

  useOpenInSight(virtual, scroller, openId, openId === null ? -1 : column.ids.indexOf(openId));

  const rows = virtual.getVirtualItems();
  const isNearEnd = column.next !== undefined && (rows.at(-1)?.index ?? 0) >= column.ids.length - NEAR_END;
  useEffect(() => {
    if (isNearEnd) void store.more(column.state);
  }, [isNearEnd, store, column.state]);

  if (!column.ids.length) {
    return (
      <p className="column-empty">{isOpening ? '' : `Nothing ${STATE_LABELS[column.state].toLowerCase()}`}</p>
    );
  }
  return (
    <div ref={scroller} className="column-scroll">
      <div
        role="feed"
        aria-label={`${STATE_LABELS[column.state]} port requests`}
        className="column-all"
        style={{ height: virtual.getTotalSize() }}
      >
        {rows.map((row) => {
          const id = column.ids[row.index] as PortRequestId;
          return (
            <div
              key={row.key}
              className="column-row"
              style={{ height: cardHeight, transform: `translateY(${row.start}px)` }}
            >
              <CardTile
                id={id}
                position={row.index + 1}
                count={column.more ? -1 : Math.max(column.count, column.ids.length)}
                isActive={row.index === active}
                isOpen={id === openId}
                hasTools={isSettled}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
