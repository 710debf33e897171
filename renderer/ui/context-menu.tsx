import { type MouseEvent, type ReactNode, useRef } from 'react';
import { Popover } from 'react-aria-components';
import { MenuList, type MenuProps } from './menu.tsx';

/** Where a context menu opens, in window pixels. */
export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * The point of a `contextmenu` event. From the keyboard (Menu key, Shift+F10) it is the middle of
 * the element that has focus, since the browser's own guess is often the window's corner.
 */
export function contextMenuPoint(event: MouseEvent): MenuPoint {
  const byPointer = event.button === 2 || (event.clientX !== 0 && event.clientY !== 0 && event.detail > 0);
  if (byPointer) return { x: event.clientX, y: event.clientY };
  const box = (event.target as Element).getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

export interface ContextMenuProps extends MenuProps {
  /** Null while closed. */
  readonly at: MenuPoint | null;
  readonly onClose: () => void;
}

/** One menu for a whole list: the owner calls it with a point and the entries of the item under it. */
export function ContextMenu({ at, onClose, label, entries }: ContextMenuProps): ReactNode {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={anchor}
        aria-hidden="true"
        style={{
          position: 'fixed',
          left: at?.x ?? 0,
          top: at?.y ?? 0,
          width: 0,
          height: 0,
          pointerEvents: 'none',
        }}
      />
      <Popover
        className="ui-popover"
        triggerRef={anchor}
        isOpen={at !== null}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        placement="bottom start"
        offset={2}
        aria-label={label}
      >
        <MenuList label={label} entries={entries} onClose={onClose} />
      </Popover>
    </>
  );
}
