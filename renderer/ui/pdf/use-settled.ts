import { useEffect, useState } from 'react';

/** A value once it has been the same for a while; the first one at once. `null`: there is none yet. */
export function useSettled<Value>(value: Value | null, afterMs: number): Value | null {
  const [settled, setSettled] = useState(value);
  if (settled === null && value !== null) setSettled(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled ?? value;
}
