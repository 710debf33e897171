import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { unzip } from '../runtime/unzip.ts';
import { Board } from './screens/board.ts';
import { connect } from './support/practice.ts';
import { test } from './support/test.ts';

/** Every file of a folder with what is in it. */
async function contents(folder: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    // Whoever reads a database leaves its index there for the next one.
    if ((await stat(path)).isFile() && !/-(?:shm|wal)$/.test(name)) {
      found[name] = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
    }
  }
  return found;
}

test('a profile that can’t be written to opens for reading, says so, can be exported, and stays as it is', async ({
  portside,
  kazoo,
  room,
}) => {
  let page = await portside.open();
  await connect(page, kazoo.url);
  let board = new Board(page);
  await expect.poll(() => board.count('canceled'), { timeout: 60_000 }).toBeGreaterThan(0);
  await portside.quit();
  // A file where a folder has to be: also root can't make that folder.
  await rm(join(portside.profile, 'practice'), { recursive: true });
  await writeFile(join(portside.profile, 'practice'), '');
  const before = await contents(portside.profile);

  page = await portside.open();
  await expect(page.getByRole('alert')).toContainText('can’t write to its profile folder', {
    timeout: 60_000,
  });
  board = new Board(page);
  await expect.poll(() => board.count('canceled'), { timeout: 60_000 }).toBeGreaterThan(0);
  const renamed = await page.evaluate(async () => {
    const accounts = await window.portside?.accounts.list();
    const accountId = accounts?.ok === true ? (accounts.value[0]?.id ?? '') : '';
    return window.portside?.accounts.rename({ accountId, name: 'Another name' });
  });
  expect(renamed).toMatchObject({ ok: false, error: { code: 'storage' } });
  const zip = join(room, 'export.zip');
  await portside.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, zip);
  await page.getByRole('button', { name: 'Export everything' }).click();
  const restore = page.getByRole('button', { name: /Restore the backup/ }).first();
  // The list comes a moment later and moves what is below it.
  await expect(restore).toBeDisabled();
  await page.getByRole('button', { name: 'Export everything…' }).click();
  await expect(page.getByRole('status', { name: 'Export' })).toContainText('port requests', {
    timeout: 60_000,
  });
  await unzip(zip, join(room, 'out'), (name) => name);
  const ports = JSON.parse(
    await readFile(join(room, 'out/port-requests.json'), 'utf8'),
  ) as readonly unknown[];
  expect(ports.length).toBeGreaterThan(10);
  await portside.quit();
  expect(await contents(portside.profile)).toEqual(before);
});
