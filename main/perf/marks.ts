import { performance } from 'node:perf_hooks';

const PREFIX = 'portside:';

/** Notes a moment of the start, such as `window-shown`. */
export function mark(name: string): void {
  performance.mark(PREFIX + name);
}

/** Milliseconds since this process began, by name, in the order they came. */
export function marks(): Readonly<Record<string, number>> {
  const ours = performance.getEntriesByType('mark').filter(({ name }) => name.startsWith(PREFIX));
  return Object.fromEntries(ours.map(({ name, startTime }) => [name.slice(PREFIX.length), startTime]));
}
