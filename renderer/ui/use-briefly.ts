import { useCallback, useEffect, useState } from 'react';

/**
 * A flag that is on for `ms` at most and goes off when the window loses focus: for secrets, which
 * must not stay on a screen the agent has turned away from.
 */
export function useBriefly(ms: number): readonly [isOn: boolean, set: (on: boolean) => void] {
  const [isOn, set] = useState(false);
  const off = useCallback(() => set(false), []);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(off, ms);
    globalThis.addEventListener('blur', off);
    return () => {
      clearTimeout(timer);
      globalThis.removeEventListener('blur', off);
    };
  }, [isOn, ms, off]);
  return [isOn, set];
}
