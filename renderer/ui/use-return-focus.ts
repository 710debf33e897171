import { useEffect, useRef } from 'react';

/**
 * Puts the focus somewhere sensible when this goes away and nothing else has taken it: a dialog that was opened from
 * a menu has no element to give it back to. `find` is asked once the page has settled.
 */
export function useReturnFocus(find: () => HTMLElement | null | undefined): void {
  const latest = useRef(find);
  latest.current = find;
  useEffect(
    () => () => {
      // The dialog's own attempt comes one frame after it went away.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const at = document.activeElement;
          if (!at || at === document.body) latest.current()?.focus();
        }),
      );
    },
    [],
  );
}
