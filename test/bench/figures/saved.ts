import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { loadSqlite } from '../../../main/db/sqlite.ts';
import { startPracticeKazoo } from '../../../main/practice/kazoo/server.ts';
import type { PortsideBridge } from '../../../preload/contract/ipc/bridge.ts';
import { firstPull, openDesk } from '../desk.ts';
import { type Figure, median, quantile } from '../report.ts';

/** In turns with bare commits, so that a noisy moment meets both. */
const TURNS = 20;
const IN_A_TURN = 15;
/** Milliseconds between two drafts: an agent's own pace is slower still. */
const BETWEEN = 50;

/**
 * A draft that the agent saves with no carrier in reach: from the page's call until main has said that it is on the
 * disk, which it says after the commit with `synchronous=FULL`. Against a bare commit of that kind on the same disk.
 */
export async function savedFigure(): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'portside-bench-'));
  const kazoo = await startPracticeKazoo({ seed: 'empty', rateLimit: false });
  const desk = await openDesk(join(folder, 'profile'));
  try {
    await firstPull(desk.page, kazoo.url);
    await kazoo.close();
    const disk = openBare(folder);
    const asked: number[] = [];
    const saved: number[] = [];
    const floor: number[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const took = await saveDrafts(desk.page, turn * IN_A_TURN);
      asked.push(...took.asked);
      saved.push(...took.saved);
      for (let n = 0; n < IN_A_TURN; n += 1) floor.push(disk.commit());
    }
    disk.close();
    return {
      name: 'saved draft to durable through IPC, p99',
      measured: quantile(saved, 0.99),
      floor: quantile(floor, 0.99),
      unit: 'ms',
      rule: 'value',
      aim: 20,
      note: `median ${median(saved).toFixed(1)} ms of ${saved.length}, no carrier in reach; a bare commit on this disk takes ${median(floor).toFixed(2)} ms (p99 ${quantile(floor, 0.99).toFixed(2)} ms), a question that writes nothing ${median(asked).toFixed(1)} ms`,
    };
  } finally {
    await desk.app.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Milliseconds of each question and of each draft, one after the other. */
function saveDrafts(
  page: Page,
  from: number,
): Promise<{ readonly asked: readonly number[]; readonly saved: readonly number[] }> {
  return page.evaluate(
    async ({ first, drafts, between }) => {
      const bridge = (window as unknown as { portside: PortsideBridge<File> }).portside;
      const accounts = await bridge.accounts.list();
      const accountId = accounts.ok ? (accounts.value[0]?.id ?? '') : '';
      const asked: number[] = [];
      const saved: number[] = [];
      for (let n = first; n < first + drafts; n += 1) {
        const fields = {
          name: `Mill Street ${n}`,
          billingName: 'Juniper Street Dental',
          accountNumber: `A-${n}`,
          pin: '4410',
          postalCode: '98101',
        };
        const numbers = [`+1206555${String(100 + (n % 100)).padStart(4, '0')}`];
        const before = performance.now();
        await bridge.settings.get();
        const begun = performance.now();
        const answer = await bridge.portRequests.create({ accountId, fields, numbers });
        const ended = performance.now();
        if (!answer.ok) throw new Error(answer.error.what);
        asked.push(begun - before);
        saved.push(ended - begun);
        await new Promise((resolve) => setTimeout(resolve, between));
      }
      return { asked, saved };
    },
    { first: from, drafts: IN_A_TURN, between: BETWEEN },
  );
}

/** A database of one small table, on the same disk and as durable. */
function openBare(folder: string) {
  const Sqlite = loadSqlite();
  const db = new Sqlite(join(folder, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE drafts (id INTEGER PRIMARY KEY, body TEXT)');
  const insert = db.prepare('INSERT INTO drafts (body) VALUES (?)');
  const body = 'Mill Street '.repeat(50);
  return {
    /** Milliseconds. */
    commit: (): number => {
      const begun = performance.now();
      insert.run(body);
      return performance.now() - begun;
    },
    close: () => db.close(),
  };
}
