import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { firstPull, kazooOf, openDesk } from '../desk.ts';
import type { Figure } from '../report.ts';

const PORTS = 20_000;
const RESOLUTION_MS = 5;

interface Delay {
  readonly p99: number;
  readonly max: number;
}

/** How long main's event loop is held up while 20,000 ports come in for the first time. */
export async function loopFigure(): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'portside-bench-'));
  const kazoo = await kazooOf(PORTS);
  const { app, page } = await openDesk(join(folder, 'profile'));
  try {
    const idle = await watched(
      app,
      () => new Promise<number>((resolve) => setTimeout(() => resolve(3_000), 3_000)),
    );
    const busy = await watched(app, () => firstPull(page, kazoo.url));
    const rows = Math.round(PORTS / (busy.took / 1000));
    return {
      name: "main's event loop delay p99, first pull of 20,000 ports",
      measured: busy.delay.p99,
      floor: idle.delay.p99,
      unit: 'ms',
      rule: 'value',
      aim: 20,
      note: `idle ${idle.delay.p99.toFixed(1)} ms; longest ${busy.delay.max.toFixed(1)} ms; ${(busy.took / 1000).toFixed(1)} s, ${rows} ports per second`,
    };
  } finally {
    await app.close();
    await kazoo.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Watches main's event loop from inside main while `step` runs. */
async function watched(
  app: ElectronApplication,
  step: () => Promise<number>,
): Promise<{ took: number; delay: Delay }> {
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
