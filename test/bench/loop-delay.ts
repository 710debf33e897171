import type { ElectronApplication } from '@playwright/test';

const RESOLUTION_MS = 5;

/** Milliseconds by which main's event loop came late. */
export interface Delay {
  readonly p99: number;
  readonly max: number;
}

/** Watches main's event loop from inside main while `step` runs. */
export async function watched(
  app: ElectronApplication,
  step: () => Promise<number>,
): Promise<{ readonly took: number; readonly delay: Delay }> {
  await app.evaluate((_, resolution) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const histogram = monitorEventLoopDelay({ resolution });
    histogram.enable();
    (globalThis as { benchDelay?: unknown }).benchDelay = histogram;
  }, RESOLUTION_MS);
  const took = await step();
  const delay = await app.evaluate((_, resolution) => {
    type Histogram = { disable(): void; percentile(of: number): number; max: number };
    const histogram = (globalThis as unknown as { benchDelay: Histogram }).benchDelay;
    histogram.disable();
    // The histogram counts its own timer's period too.
    const ms = (ns: number) => Math.max(0, ns / 1e6 - resolution);
    return { p99: ms(histogram.percentile(99)), max: ms(histogram.max) };
  }, RESOLUTION_MS);
  return { took, delay };
}
