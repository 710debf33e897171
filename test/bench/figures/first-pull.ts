import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { PRACTICE_CREDENTIALS } from '../../../main/practice/kazoo/seed/credentials.ts';
import { bundle } from '../bundle.ts';
import { firstPull, kazooOf, openDesk } from '../desk.ts';
import { watched } from '../loop-delay.ts';
import type { PlainPullDone, PlainPullStart } from '../plain-pull.ts';
import type { Figure } from '../report.ts';

const PORTS = 100_000;

/**
 * The first pull of 100,000 ports in the real app, from asking for the account until the board is whole: its time
 * against the least that reading, parsing and storing the same answers can take (`plain-pull.ts`), and how long main's
 * event loop is held up meanwhile.
 */
export async function firstPullFigures(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'portside-bench-'));
  const kazoo = await kazooOf(PORTS);
  try {
    const script = await bundle(new URL('../plain-pull.ts', import.meta.url), folder, 'plain-pull.mjs');
    const { app, page } = await openDesk(join(folder, 'profile'));
    try {
      const plain = await plainPull(app, script, {
        url: kazoo.url,
        apiKey: PRACTICE_CREDENTIALS.apiKey,
        folder,
        sqliteModule: process.env.PORTSIDE_SQLITE_MODULE,
      });
      const idle = await watched(
        app,
        () => new Promise<number>((resolve) => setTimeout(() => resolve(3_000), 3_000)),
      );
      const { took, delay } = await watched(app, () => firstPull(page, kazoo.url));
      return [
        {
          name: 'first pull of 100,000 ports, against raw parse and insert',
          measured: took,
          floor: plain,
          unit: 'ms',
          rule: 'least',
          aim: 0.5,
          note: `${perSecond(took)} ports per second against ${perSecond(plain)}`,
        },
        {
          name: "main's event loop delay p99, first pull of 100,000 ports",
          measured: delay.p99,
          floor: idle.delay.p99,
          unit: 'ms',
          rule: 'value',
          aim: 20,
          note: `idle ${idle.delay.p99.toFixed(1)} ms; longest ${delay.max.toFixed(1)} ms`,
        },
      ];
    } finally {
      await app.close();
    }
  } finally {
    await kazoo.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function perSecond(ms: number): number {
  return Math.round(PORTS / (ms / 1000));
}

async function plainPull(app: ElectronApplication, script: string, start: PlainPullStart): Promise<number> {
  const { ports, took } = await app.evaluate(
    (_, [file, workerData]) => {
      const { Worker } = process.getBuiltinModule('node:worker_threads');
      return new Promise<PlainPullDone>((resolve, reject) => {
        new Worker(file, { workerData }).once('message', resolve).once('error', reject);
      });
    },
    [script, start] as const,
  );
  if (ports !== PORTS) throw new Error(`The plain pull got ${ports} of ${PORTS} ports.`);
  return took;
}
