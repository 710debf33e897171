import { useSyncExternalStore } from 'react';

const TICK_MS = 30_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let current = Date.now();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  current = Date.now();
  for (const listener of listeners) listener();
}

function read(): number {
  // Between ticks the clock stands, so that everything drawn together agrees; a sleeping clock is set first.
  if (!timer || Date.now() - current > TICK_MS) current = Date.now();
  return current;
}

/** The time in ms, renewed every half minute: one clock for every age on screen. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}
