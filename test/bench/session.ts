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
}

export interface Session {
  /** Since 1970, in milliseconds. */
  readonly startedAt: number;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

const SETTLE_MS = 3_500;

/** Starts Electron as a person would, with the key ring; nothing is attached until long after its window is up. */
export async function startByHand(start: Start): Promise<Session> {
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
  const close = async () => {
    app.kill('SIGTERM');
    await Promise.race([exited, sleep(8_000).then(() => killTree(app))]);
  };
  try {
    await sleep(SETTLE_MS);
    const [port] = (await readFile(portFile, 'utf8')).split('\n');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The window did not come up.');
    return { startedAt, page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Milliseconds from starting the process to a moment in its page. `moment` is read in the page: milliseconds after its
 * own time origin, or null while it has not come.
 */
export async function measureStart(start: Start, moment: () => number | null): Promise<number> {
  const { startedAt, page, close } = await startByHand(start);
  try {
    const origin = await page.evaluate(() => performance.timeOrigin);
    for (let tries = 0; tries < 40; tries += 1) {
      const at = await page.evaluate(moment);
      if (at !== null) return origin + at - startedAt;
      await sleep(250);
    }
    throw new Error('The moment to measure never came.');
  } finally {
    await close();
  }
}
