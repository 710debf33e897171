import { useCallback, useEffect, useState } from 'react';

/**
 * A value that is held for `ms` at most and dropped when the window loses focus: for secrets, which
 * must not stay on a screen the agent has turned away from, nor in the page's memory.
 */
export function useBriefly<T>(
  ms: number,
): readonly [held: T | null, hold: (value: T) => void, drop: () => void] {
  const [held, setHeld] = useState<T | null>(null);
  const drop = useCallback(() => setHeld(null), []);
  const hold = useCallback((value: T) => setHeld(() => value), []);
  useEffect(() => {
    if (held === null) return;
    const timer = setTimeout(drop, ms);
    globalThis.addEventListener('blur', drop);
    return () => {
      clearTimeout(timer);
      globalThis.removeEventListener('blur', drop);
    };
  }, [held, ms, drop]);
  return [held, hold, drop];
}
