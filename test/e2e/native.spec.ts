import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Portside } from './support/portside.ts';
import { test } from './support/test.ts';

/** Presses an item of the native menu by its label. */
async function press(portside: Portside, label: string): Promise<void> {
  await portside.app.evaluate(({ Menu }, wanted) => {
    type Items = Electron.MenuItem[];
    const all = (items: Items): Items => items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])]);
    const item = all(Menu.getApplicationMenu()?.items ?? []).find((one) => one.label === wanted);
    if (!item) throw new Error(`The menu has no "${wanted}"`);
    item.click();
  }, label);
}

test('the native menu moves the page and changes the settings', async ({ portside }) => {
  const page = await portside.open();
  await page.getByRole('button', { name: 'Try practice carriers' }).waitFor();
  await press(portside, 'Outbox');
  await expect(page.getByRole('heading', { name: 'Outbox' })).toBeVisible();
  await press(portside, 'Board');
  await expect(page.getByRole('button', { name: 'Try practice carriers' })).toBeVisible();
  await press(portside, 'Keyboard shortcuts');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');

  await press(portside, 'Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await press(portside, 'Compact');
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  expect(await portside.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');

  const again = await portside.restart();
  await expect(again.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the window opens where it was closed', async ({ portside }) => {
  await portside.open();
  const wanted = { x: 120, y: 60, width: 1100, height: 740 };
  await portside.app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
  }, wanted);
  const placed = () =>
    portside.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  await expect.poll(placed).toMatchObject({ width: wanted.width });
  const before = await placed();
  await portside.restart();
  expect(await placed()).toEqual(before);
});

test('a damaged settings file is set aside and told', async ({ portside }) => {
  await portside.open();
  await portside.quit();
  await writeFile(join(portside.profile, 'settings', 'settings.json'), '{"theme": "da');
  const page = await portside.open();
  await expect(page.getByText(/settings\.damaged-\d+\.json/)).toBeVisible();
});

test('a page that hangs does not keep the app open', async ({ portside }) => {
  const page = await portside.open();
  await page.getByRole('button', { name: 'Try practice carriers' }).waitFor();
  const gone = new Promise((resolve) => portside.app.process().once('exit', resolve));
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  await portside.app.evaluate(({ app }) => app.quit());
  const late = new Promise((resolve) => setTimeout(() => resolve('late'), 30_000));
  expect(await Promise.race([gone, late])).toBe(0);
  await portside.kill();
});
