import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Page } from '@playwright/test';
import { killTree } from '../runtime/command.ts';
import { mustDropSandbox } from '../runtime/launch.ts';
import { root } from '../runtime/paths.ts';
import type { Runtime } from '../runtime/runtime.ts';

export interface Start {
  readonly runtime: Runtime;
  /** What Electron is to run: a folder. */
  readonly app: string;
  readonly userData: string;
  readonly env: Readonly<Record<string, string>>;
  /** Read in the page: milliseconds after the page's own time origin, or null while it is not there yet. */
  readonly moment: () => number | null;
}

const SETTLE_MS = 3_500;

/**
 * Milliseconds from starting the process to a moment in its page. Nothing is attached until long after it has passed:
 * then the page is asked over the debugging port when it was.
 */
export async function measureStart(start: Start): Promise<number> {
  const portFile = join(start.userData, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const args = [
    start.app,
    '--remote-debugging-port=0',
    '--password-store=gnome-libsecret',
    ...(mustDropSandbox() ? ['--no-sandbox'] : []),
  ];
  const env = { ...process.env, ...start.runtime.env, ...start.env, PORTSIDE_USER_DATA: start.userData };
  const startedAt = Date.now();
  const app = spawn(start.runtime.binary, args, { cwd: root, env, stdio: 'ignore', detached: true });
  const exited = once(app, 'exit');
  try {
    await sleep(SETTLE_MS);
    const [port] = (await readFile(portFile, 'utf8')).split('\n');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The window did not come up.');
    const at = await momentOf(page, start.moment);
    await browser.close();
    return at - startedAt;
  } finally {
    app.kill('SIGTERM');
    await Promise.race([exited, sleep(5_000).then(() => killTree(app))]);
  }
}

async function momentOf(page: Page, moment: Start['moment']): Promise<number> {
  const origin = await page.evaluate(() => performance.timeOrigin);
  for (let tries = 0; tries < 40; tries += 1) {
    const at = await page.evaluate(moment);
    if (at !== null) return origin + at;
    await sleep(250);
  }
  throw new Error('The moment to measure never came.');
}
