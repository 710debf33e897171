import { expect, type Page } from '@playwright/test';
import type {} from '../../renderer/bridge/bridge.ts';
import { Board } from './screens/board.ts';
import { NewPort } from './screens/new-port.ts';
import { OpenPort, type TabName } from './screens/port.ts';
import { violationsOn } from './support/accessible.ts';
import { addForm } from './support/carrier-form.ts';
import { dropFiles } from './support/drop.ts';
import { tryPractice } from './support/job.ts';
import { chooseTheme, type Theme } from './support/native.ts';
import { connect } from './support/practice.ts';
import { throughSeveral } from './support/several.ts';
import { test as base } from './support/test.ts';

const NAME = 'Cedar Hollow School District, Denver: elementary office';
const THEMES: readonly Theme[] = ['light', 'dark'];

const test = base.extend<{ readonly page: Page; readonly board: Board }>({
  page: async ({ portside, kazoo }, use) => {
    const page = await portside.open();
    await connect(page, kazoo.url);
    await use(page);
  },
  board: async ({ page }, use) => {
    const board = new Board(page);
    await expect.poll(() => board.count('canceled'), { timeout: 20_000 }).toBeGreaterThan(0);
    await use(board);
  },
});

async function inBothThemes(page: Page, what: string): Promise<void> {
  for (const theme of THEMES) {
    await chooseTheme(page, theme);
    const rules = theme === 'light' ? 'all' : 'colours';
    expect(await violationsOn(page, rules), `${what}, ${theme}`).toEqual([]);
  }
}

test('axe finds nothing on the board and in an open port', async ({ page, board, desk }) => {
  await inBothThemes(page, 'board');
  await board.open(NAME);
  const port = new OpenPort(page, NAME);
  const tabs: readonly TabName[] = ['Details', 'Numbers', 'LOA', 'Timeline', 'Documents'];
  for (const tab of tabs) {
    await port.tab(tab);
    await inBothThemes(page, tab);
  }
  await dropFiles(page, port.region, [desk.bill, desk.empty]);
  await port.expectDelivered('northwind invoice.pdf');
  await inBothThemes(page, 'files, one of them refused');
  await port.previewPdf('northwind invoice.pdf', 3, 'Northwind Telecom - invoice');
  await inBothThemes(page, 'preview of a PDF');
});

test('axe finds nothing where several carriers hold a port', async ({ portside, desk }) => {
  test.setTimeout(180_000);
  const page = await portside.open();
  await tryPractice(page);
  await throughSeveral(page, desk, (screen) => inBothThemes(page, screen));
});

test('axe finds nothing in dialogs and menus', async ({ page, board }) => {
  const request = new NewPort(page);
  await request.open();
  await request.pasteNumbers('509-555-0170, seven, 555-0142');
  await expect(request.dialog.getByRole('list', { name: 'Not telephone numbers' })).toBeVisible();
  await inBothThemes(page, 'new port request');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard it' }).click();
  await expect(request.dialog).toBeHidden();

  const card = board.column('pending').getByRole('article').first();
  const name = (await card.getAttribute('aria-label')) ?? '';
  const menu = await board.moveMenu(name);
  await expect(menu.getByRole('menuitem')).toHaveCount(7);
  await inBothThemes(page, 'Move to…');
  await menu.getByRole('menuitem', { name: /^Scheduled/ }).click();
  await expect(page.getByRole('dialog', { name: `Schedule ${name}` })).toBeVisible();
  await inBothThemes(page, 'schedule');
  await page.getByRole('button', { name: 'Keep as it is' }).click();

  await page.getByRole('button', { name: 'Add account' }).click();
  await expect(page.getByRole('dialog', { name: 'Add account' })).toBeVisible();
  await inBothThemes(page, 'add account');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await inBothThemes(page, 'keyboard shortcuts');
});

test('axe finds nothing where an LOA is signed, in the customer’s hands, and checked', async ({
  page,
  board,
}) => {
  const party = { winningCarrier: 'Harborline Networks' };
  await page.evaluate((named) => window.portside?.loa.changeSettings({ party: named }), party);
  await board.open(NAME);
  const port = new OpenPort(page, NAME);
  await port.tab('LOA');
  await port.region.getByRole('button', { name: 'Sign LOA' }).click();
  const signing = page.getByRole('dialog', { name: `Sign LOA of ${NAME}` });
  await expect(signing.getByRole('status')).toContainText('Draw the signature.', { timeout: 60_000 });
  await inBothThemes(page, 'signing');
  await signing.getByRole('button', { name: 'Hand the screen to the customer' }).click();
  const handed = page.getByRole('dialog', { name: `Letter of authorization for ${NAME}` });
  await expect(handed.getByRole('status')).toContainText('Draw the signature.', { timeout: 60_000 });
  await inBothThemes(page, 'in the customer’s hands');
  // A second of Escape brings the agent back, and no further.
  await page.keyboard.down('Escape');
  await expect(handed).toBeHidden();
  await page.keyboard.up('Escape');
  await signing.getByRole('button', { name: 'Cancel' }).click();
  await expect(signing).toBeHidden();
  await page.keyboard.press('l');
  await expect(page.getByRole('dialog', { name: 'Sign LOAs' }).getByRole('checkbox')).toBeEnabled({
    timeout: 60_000,
  });
  await inBothThemes(page, 'many LOAs');
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await expect(page.getByRole('dialog', { name: 'Check a sealed LOA' })).toBeVisible();
  await inBothThemes(page, 'the check of a sealed LOA');
});

test('axe finds nothing in the other views', async ({ page, board, portside, room }) => {
  test.setTimeout(180_000);
  await board.expectColumns();
  for (const view of ['Today', 'Outbox', 'Settings']) {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: view })
      .or(page.getByRole('navigation').getByRole('link', { name: view }))
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await inBothThemes(page, view);
  }
  await page.getByRole('button', { name: 'Edit the rules of Telnyx', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Rules of Telnyx' })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await addForm(portside.app, page, room, () => inBothThemes(page, 'form of a carrier'));
  await page.evaluate(() => {
    location.hash = '#/gallery';
  });
  await expect(page.getByRole('heading').first()).toBeVisible();
  await inBothThemes(page, 'gallery');
});

test('axe finds nothing before an account is there', async ({ portside }) => {
  const page = await portside.launch();
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeVisible();
  for (const theme of THEMES) {
    await chooseTheme(page, theme);
    expect(await violationsOn(page), `passphrase, ${theme}`).toEqual([]);
  }
  await portside.quit();
  const opened = await portside.open();
  await expect(opened.getByRole('button', { name: 'Try practice carriers' })).toBeVisible();
  await inBothThemes(opened, 'welcome');
});
