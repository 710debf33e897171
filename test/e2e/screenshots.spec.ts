import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startPracticeKazoo } from '../../main/practice/kazoo/server.ts';
import { artifacts } from '../runtime/paths.ts';
import { Board } from './screens/board.ts';
import { MoveDialog } from './screens/move.ts';
import { NewPort } from './screens/new-port.ts';
import { OpenPort } from './screens/port.ts';
import { atRest } from './support/at-rest.ts';
import { dropFiles } from './support/drop.ts';
import { tryPractice } from './support/job.ts';
import { chooseTheme, resize, type Theme } from './support/native.ts';
import { connect } from './support/practice.ts';
import { throughSeveral } from './support/several.ts';
import { test } from './support/test.ts';

const THEMES: readonly Theme[] = ['light', 'dark'];
const GALLERY_HEIGHT = 2_760;
const PENDING = 'Halcyon Credit Union, Chicago: card services';

async function shoot(page: Page, name: string): Promise<void> {
  // The pointer rests on nothing, and what moved has come to rest.
  await page.mouse.move(2, 2);
  await atRest(page);
  await page.screenshot({ path: join(artifacts, `${name}.png`) });
}

test('pictures of the main screens', async ({ portside, desk }) => {
  const kazoo = await startPracticeKazoo({ seed: 'demo', rateLimit: false });
  const page = await portside.open();
  await resize(portside.app, 1440, 900);
  await connect(page, kazoo.url);
  const board = new Board(page);
  await expect.poll(() => board.count('canceled'), { timeout: 60_000 }).toBeGreaterThan(15);
  await expect(page.getByRole('status', { name: 'Sync' })).toContainText('Up to date');
  const dismiss = page.getByRole('button', { name: 'Dismiss' });
  while ((await dismiss.count()) > 0) await dismiss.first().click();
  for (const theme of THEMES) {
    await chooseTheme(page, theme);
    await shoot(page, `board-${theme}`);
  }
  await chooseTheme(page, 'light');

  await board.find(PENDING);
  await board.open(PENDING);
  const port = new OpenPort(page, PENDING);
  await expect(port.field('Port name')).toHaveValue(PENDING);
  await board.search('');
  await port.tab('Timeline');
  await shoot(page, 'timeline');
  await port.tab('Documents');
  await dropFiles(page, port.region, [desk.bill, desk.photo, desk.html]);
  await port.expectDelivered('bill photo.jpg');
  await shoot(page, 'documents');
  await port.previewPdf('northwind invoice.pdf', 3, 'Northwind Telecom - invoice');
  await shoot(page, 'open-port-preview');
  await chooseTheme(page, 'dark');
  await port.region.getByRole('button', { name: 'Back to the list' }).click();
  await port.tab('Details');
  await shoot(page, 'open-port-dark');
  await chooseTheme(page, 'light');
  await page.keyboard.press('Escape');

  const request = new NewPort(page);
  await request.open();
  await request.field('Port name').fill('Juniper Street Dental, Seattle: annex');
  await request.pasteNumbers(
    '(509) 555-0142, 509.555.0143\n+1 509 555 0144 ext 12\n555-0199\n(911) 555-0101\n2.06555E+09\nsee attached',
  );
  await expect(request.dialog.getByRole('list', { name: 'Not telephone numbers' })).toBeVisible();
  await shoot(page, 'new-request-bad-numbers');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard it' }).click();

  const scheduled = board.column('scheduled').getByRole('article').first();
  const name = (await scheduled.getAttribute('aria-label')) ?? '';
  const record = kazoo.control.ports().find(({ fields }) => fields.name === name);
  const [failingNumber = ''] = Object.keys((record?.fields.numbers ?? {}) as object);
  kazoo.control.set({ failingNumber });
  await (await board.moveMenu(name)).getByRole('menuitem', { name: /^Completed/ }).click();
  await shoot(page, 'move-dialog');
  await new MoveDialog(page, `Complete ${name}`).press('Complete');
  await expect(board.cardIn('scheduled', name).first()).toContainText('could not be put into service');
  await board.open(name);
  await expect(new OpenPort(page, name).field('Port name')).toBeVisible();
  await shoot(page, 'refused-move');
  await page.keyboard.press('Escape');
  while ((await dismiss.count()) > 0) await dismiss.first().click();
  for (const view of ['Today', 'Outbox', 'Settings']) {
    await page.getByRole('navigation').getByText(view, { exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await shoot(page, view.toLowerCase());
  }
  await page.evaluate(() => {
    location.hash = '#/gallery';
  });
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible();
  // As tall as all of it: the page scrolls inside the window.
  await resize(portside.app, 1440, GALLERY_HEIGHT);
  for (const theme of THEMES) {
    await chooseTheme(page, theme);
    await shoot(page, `gallery-${theme}`);
  }
  await kazoo.close();
});

test('pictures of ports that several carriers hold', async ({ portside, desk }) => {
  test.setTimeout(180_000);
  const page = await portside.open();
  await resize(portside.app, 1440, 900);
  await tryPractice(page);
  await throughSeveral(page, desk, async (screen) => {
    for (const theme of THEMES) {
      await chooseTheme(page, theme);
      await shoot(page, `${screen}-${theme}`);
    }
  });
});
