import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../runtime/paths.ts';
import { provideRuntime } from '../../runtime/runtime.ts';
import { firstPull, kazooOf } from '../desk.ts';
import { openKeyRing } from '../key-ring.ts';
import { type Figure, median } from '../report.ts';
import { measureStart, type Start, startByHand } from '../session.ts';

const PORTS = 10_000;
const ROUNDS = 8;
const emptyWindow = fileURLToPath(new URL('../empty-window', import.meta.url));

/** From starting the process to a board one can use, 10,000 ports cached and no carrier in reach, against an empty window. */
export async function startFigure(): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'portside-bench-'));
  const profile = join(folder, 'profile');
  const ring = await openKeyRing(folder);
  const runtime = await provideRuntime();
  try {
    const kazoo = await kazooOf(PORTS);
    const ours: Start = { runtime, env: ring.env, app: root, userData: profile };
    const floor: Start = { ...ours, app: emptyWindow, userData: join(folder, 'empty') };
    const filling = await startByHand(ours);
    await firstPull(filling.page, kazoo.url);
    await filling.close();
    await kazoo.close();
    const board: number[] = [];
    const empty: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const interactive = await measureStart(ours, () => {
        // Drawn, and on the screen: Chromium tells the latter a little after it has drawn.
        const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime;
        const painted = at('first-contentful-paint');
        const interactive = at('portside:interactive');
        return painted === undefined || interactive === undefined ? null : Math.max(painted, interactive);
      });
      const painted = await measureStart(
        floor,
        () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
      );
      // The first round warms the caches of both.
      if (round === 0) continue;
      board.push(interactive);
      empty.push(painted);
    }
    return {
      name: 'start to interactive board, 10,000 cached ports, against an empty window',
      measured: median(board),
      floor: median(empty),
      unit: 'ms',
      rule: 'most',
      aim: 1.5,
      note: `median of ${ROUNDS} warm starts each, in turns, Electron ${runtime.version}`,
    };
  } finally {
    ring.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
