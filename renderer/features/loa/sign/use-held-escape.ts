import { useEffect, useRef, useState } from 'react';

const HOLD_MS = 1_000;

/** The key is still down: what comes next must not take it for a press of its own. */
function swallowUntilUp(): void {
  const swallow = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'keydown') return;
    window.removeEventListener('keydown', swallow, true);
    window.removeEventListener('keyup', swallow, true);
  };
  window.addEventListener('keydown', swallow, true);
  window.addEventListener('keyup', swallow, true);
}

/** Calls when Escape was held for a second: nobody does that by accident. True while it is held. */
export function useHeldEscape(onHeld: () => void): boolean {
  const [isHeld, setHeld] = useState(false);
  const latest = useRef(onHeld);
  latest.current = onHeld;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(timer);
      timer = undefined;
      setHeld(false);
    };
    const onDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.repeat || timer !== undefined) return;
      setHeld(true);
      timer = setTimeout(() => {
        swallowUntilUp();
        latest.current();
      }, HOLD_MS);
    };
    const onUp = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') end();
    };
    window.addEventListener('keydown', onDown, true);
    window.addEventListener('keyup', onUp, true);
    window.addEventListener('blur', end);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onDown, true);
      window.removeEventListener('keyup', onUp, true);
      window.removeEventListener('blur', end);
    };
  }, []);
  return isHeld;
}
