import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from '@playwright/test';
import { launchOptions, mustDropSandbox } from '../runtime/launch.ts';
import { provideRuntime } from '../runtime/runtime.ts';
import { test } from './support/test.ts';

test('a second start on the same profile ends at once, and the first one goes on', async ({ portside }) => {
  const page = await portside.open();
  const { args, cwd, env } = await launchOptions({ userData: portside.profile });
  const { binary } = await provideRuntime();
  const second = spawn(binary, [...args, ...(mustDropSandbox() ? ['--no-sandbox'] : [])], {
    cwd,
    env,
    stdio: 'ignore',
  });
  const [code] = await once(second, 'exit');
  expect(code).toBe(0);
  const windows = () => portside.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(await windows()).toBe(1);
  expect((await page.evaluate(() => window.portside?.outbox.list()))?.ok).toBe(true);
});
