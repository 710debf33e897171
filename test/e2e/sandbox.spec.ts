import { readFile, readlink, rm } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { CHANNEL_NAMES } from '../../preload/contract/ipc/channels.ts';
import type {} from '../../renderer/bridge/bridge.ts';
import { leave } from './support/leave.ts';
import { launchSandboxed } from './support/sandboxed.ts';
import { test } from './support/test.ts';
import { unlock } from './support/unlock.ts';

/** These two take files, so preload gives them functions of their own. */
const WITH_FILES = {
  'documents.attach': 'files.attach',
  'documents.replace': 'files.replace',
  'loa.verify': 'files.verify',
} as const;

function isWithFiles(name: string): name is keyof typeof WITH_FILES {
  return name in WITH_FILES;
}

test('with Chromium’s own sandbox the app works, and its page is locked in', async ({ room }) => {
  const { app, folder } = await launchSandboxed(room);
  try {
    const page = await app.firstWindow();
    await unlock(page);
    await page.getByRole('button', { name: 'Try practice carriers' }).click();
    await expect(page.getByRole('article').first()).toBeVisible({ timeout: 60_000 });
    const [main, renderer] = await app.evaluate(({ BrowserWindow }) => [
      process.pid,
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
    ]);
    // Other systems have no /proc to look into.
    if (process.platform !== 'linux') return;
    const status = await readFile(`/proc/${renderer}/status`, 'utf8');
    // 2: a seccomp filter decides about every system call.
    expect(status).toMatch(/^Seccomp:\s+2$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    for (const space of ['pid', 'net', 'user']) {
      expect(await readlink(`/proc/${renderer}/ns/${space}`), space).not.toBe(
        await readlink(`/proc/${main}/ns/${space}`),
      );
    }
  } finally {
    await leave(app);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
});

test('window.portside has the functions of the contract, and not one more', async ({ portside }) => {
  const page = await portside.launch();
  await page.waitForFunction(() => window.portside !== undefined);
  const found = await page.evaluate(() =>
    Object.entries(window.portside ?? {}).flatMap(([group, members]) =>
      Object.entries(members as object).map(([member, value]) => `${group}.${member}:${typeof value}`),
    ),
  );
  const wanted = [...CHANNEL_NAMES.map((name) => (isWithFiles(name) ? WITH_FILES[name] : name)), 'events.on'];
  expect([...found].sort()).toEqual(wanted.map((name) => `${name}:function`).sort());
  expect(await page.evaluate(() => Object.isFrozen(window.portside))).toBe(true);
});
