const PAINT = 'first-contentful-paint';
/** Longest wait, in milliseconds: a window that nobody sees is not painted. */
const PATIENCE_MS = 1_000;

/** The first picture is on the screen. Chromium tells it some frames after the page has handed it over. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    if (!PerformanceObserver.supportedEntryTypes.includes('paint')) {
      resolve();
      return;
    }
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName(PAINT).length > 0) end();
    });
    const timer = setTimeout(() => end(), PATIENCE_MS);
    const end = () => {
      clearTimeout(timer);
      observer.disconnect();
      resolve();
    };
    observer.observe({ type: 'paint', buffered: true });
  });
}
