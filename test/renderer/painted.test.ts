import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { painted } from '../../renderer/app/shell/painted.ts';

/** A browser that tells what it has put on the screen. */
function aBrowser(supportedEntryTypes: readonly string[]) {
  let told: ((list: { readonly getEntriesByName: (name: string) => readonly object[] }) => void) | undefined;
  class Observer {
    static readonly supportedEntryTypes = supportedEntryTypes;
    constructor(heard: NonNullable<typeof told>) {
      told = heard;
    }
    readonly observe = () => undefined;
    readonly disconnect = () => undefined;
  }
  vi.stubGlobal('PerformanceObserver', Observer);
  return { paints: (what: string) => told?.({ getEntriesByName: (name) => (name === what ? [{}] : []) }) };
}

function isOver(promise: Promise<void>): () => boolean {
  let over = false;
  void promise.then(() => {
    over = true;
  });
  return () => over;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('waits for the first picture with something in it', async () => {
  const browser = aBrowser(['paint']);
  const over = isOver(painted());
  browser.paints('first-paint');
  await vi.advanceTimersByTimeAsync(100);
  expect(over()).toBe(false);
  browser.paints('first-contentful-paint');
  await vi.advanceTimersByTimeAsync(0);
  expect(over()).toBe(true);
});

it('waits a second at most, for a window that nobody sees, and not at all where nobody tells', async () => {
  aBrowser(['paint']);
  const unseen = isOver(painted());
  await vi.advanceTimersByTimeAsync(999);
  expect(unseen()).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(unseen()).toBe(true);
  aBrowser(['mark']);
  const untold = isOver(painted());
  await vi.advanceTimersByTimeAsync(0);
  expect(untold()).toBe(true);
});
