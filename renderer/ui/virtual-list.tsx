import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, useCallback, useEffect, useImperativeHandle, useRef } from 'react';
import { cx } from './cx.ts';
import './virtual-list.css';

export interface VirtualListHandle {
  /** Brings a row into sight, by the least scrolling. */
  readonly reveal: (index: number) => void;
}

export interface VirtualListProps<T> {
  /** Accessible name of the list. */
  readonly label: string;
  readonly items: readonly T[];
  /** Stable: define it outside the component, or scrolling pays for every row. */
  readonly keyOf: (item: T, index: number) => string;
  /** One row; memoise what it renders. */
  readonly row: (item: T, index: number) => ReactNode;
  /** Pixels; every row the same. */
  readonly rowHeight: number;
  readonly gap?: number;
  /** Space before the first and after the last row. */
  readonly padding?: number;
  /** How many there are in all, when `items` is only the part that is loaded. */
  readonly total?: number;
  /** Roles passed through: `list`/`listitem` unless told (`listbox`/`option`, `grid`/`row`, `feed`/`none`). */
  readonly role?: string;
  readonly rowRole?: string;
  /** The rows (or what is in them) take focus themselves; else the list is a tab stop, to scroll by keys. */
  readonly hasFocusableRows?: boolean;
  /** Called when the last rows come near: load the next page. */
  readonly onEnd?: () => void;
  readonly className?: string;
  readonly ref?: Ref<VirtualListHandle>;
}

const OVERSCAN = 6;

/** Rows of one height, of which only those in sight are in the page. */
export function VirtualList<T>(props: VirtualListProps<T>): ReactNode {
  const { items, keyOf, rowHeight, gap = 0, padding = 0, role = 'list', rowRole = 'listitem', onEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // A new function here makes the virtualizer place every row anew: keep it while the items stay.
  const getItemKey = useCallback((index: number) => keyOf(items[index] as T, index), [items, keyOf]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey,
    overscan: OVERSCAN,
    gap,
    paddingStart: padding,
    paddingEnd: padding,
  });
  // A change of density changes every height at once; the cached offsets are then wrong.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only these two decide the offsets
  useEffect(() => virtual.measure(), [rowHeight, gap]);
  useImperativeHandle(
    props.ref,
    () => ({ reveal: (index) => virtual.scrollToIndex(index, { align: 'auto' }) }),
    [virtual],
  );

  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;
  const isNearEnd = items.length > 0 && last >= items.length - OVERSCAN - 1;
  useEffect(() => {
    if (isNearEnd) onEnd?.();
  }, [isNearEnd, onEnd]);

  const named = { role, 'aria-label': props.label };
  const isList = rowRole === 'listitem' || rowRole === 'option';
  return (
    <div
      ref={scroller}
      className={cx('ui-virtual', props.className)}
      {...(props.hasFocusableRows ? {} : { tabIndex: 0, role: 'group', 'aria-label': props.label })}
    >
      <div {...named} className="ui-virtual-all" style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => (
          <div
            key={row.key}
            role={rowRole}
            {...(isList
              ? { 'aria-posinset': row.index + 1, 'aria-setsize': props.total ?? items.length }
              : {})}
            className="ui-virtual-row"
            style={{ height: rowHeight, transform: `translateY(${row.start}px)` }}
          >
            {props.row(items[row.index] as T, row.index)}
          </div>
        ))}
      </div>
    </div>
  );
}
