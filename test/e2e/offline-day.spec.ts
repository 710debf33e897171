import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { artifacts } from '../runtime/paths.ts';
import { Board } from './screens/board.ts';
import { MoveDialog } from './screens/move.ts';
import { ACME, NewPort } from './screens/new-port.ts';
import { Outbox } from './screens/outbox.ts';
import { OpenPort } from './screens/port.ts';
import { violationsOn } from './support/accessible.ts';
import { atRest } from './support/at-rest.ts';
import { type Cables, openCables } from './support/cables.ts';
import { ACCOUNTS, type Carriers, connectCarriers, heldBy, startCarriers } from './support/carriers.ts';
import { dropFiles } from './support/drop.ts';
import { everythingSent, NAME, PASTED } from './support/job.ts';
import { chooseTheme, resize } from './support/native.ts';
import { createPlaced, PLACED } from './support/placed.ts';
import { test } from './support/test.ts';

const WRITTEN = 'Called the customer from the train';
const EDITED = 'Called the customer from the train, they send the CSR tomorrow';
const WITHDRAWN = 'Ask for the CSR';

let carriers: Carriers;
let cables: Cables;
test.beforeEach(async () => {
  carriers = await startCarriers();
  cables = await openCables(carriers);
});
test.afterEach(async () => {
  await cables.unplug();
  await carriers.close();
});

async function shoot(page: Page, name: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await chooseTheme(page, theme);
    await atRest(page);
    await page.screenshot({ path: join(artifacts, `${name}-${theme}.png`) });
  }
}

async function openPort(page: Page, name: string): Promise<OpenPort> {
  const board = new Board(page);
  await page.getByRole('navigation').getByText('Board', { exact: true }).click();
  await board.open(name);
  const port = new OpenPort(page, name);
  await expect(port.state).toBeVisible();
  return port;
}

async function place(page: Page, port: OpenPort, account: string, label: string): Promise<void> {
  await port.region.getByRole('button', { name: 'Place at…' }).click();
  await page.getByRole('menuitem', { name: new RegExp(account) }).click();
  const dialog = page.getByRole('dialog', { name: `Place ${PLACED} at ${account}` });
  await dialog.getByRole('button', { name: 'Check portability' }).click();
  await expect(dialog.getByRole('status', { name: `Waiting for ${label}` })).toBeVisible();
  await dialog.getByRole('button', { name: `Place at ${label}` }).click();
  await expect(dialog).toBeHidden();
}

test('a whole day without a network is safe, can be looked through and changed, and arrives once', async ({
  portside,
  desk,
}) => {
  test.setTimeout(300_000);
  const page = await portside.open();
  await resize(portside.app, 1440, 900);
  await connectCarriers(page, cables.carriers, 'v2');
  await createPlaced(page);
  await everythingSent(page);
  await cables.unplug();

  // The day.
  const request = new NewPort(page);
  await request.open();
  await request.fill(ACME);
  await request.pasteNumbers(PASTED);
  await expect(request.submit).toBeEnabled();
  await request.submit.click();
  await expect(request.dialog).toBeHidden();
  await new OpenPort(page, NAME).comment(WITHDRAWN);
  const port = await openPort(page, PLACED);
  await port.tab('Details');
  await port.field('City').fill('Tacoma');
  await port.region.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(port.region.getByRole('button', { name: 'Save', exact: true })).toBeHidden();
  await port.comment(WRITTEN);
  await dropFiles(page, port.region, [desk.bill]);
  await place(page, port, ACCOUNTS.telnyx, 'Telnyx');
  await place(page, port, ACCOUNTS.flowroute, 'Flowroute');
  const menu = await port.moveMenu();
  await menu.getByRole('menuitem', { name: /^Submitted/ }).click();
  await new MoveDialog(page, `Submit ${PLACED}`).press('Submit');
  await page.keyboard.press('Escape');

  // What waits, in plain words, and why.
  const outbox = new Outbox(page);
  await outbox.open();
  await expect(outbox.port(PLACED)).toContainText(ACCOUNTS.kazoo);
  await expect(outbox.port(PLACED)).toContainText(ACCOUNTS.telnyx);
  await expect(outbox.change(PLACED, 'Change City')).toContainText('Waiting');
  await expect(outbox.port(PLACED)).toContainText(`${ACCOUNTS.kazoo}can’t be reached`);
  await expect(outbox.change(PLACED, 'Upload northwind invoice.pdf').first()).toContainText('KB');
  await expect(outbox.change(PLACED, 'Move to Submitted')).toBeVisible();
  await expect(outbox.change(NAME, `Comment: ${WITHDRAWN}`)).toContainText('once the carrier has this');
  expect(await violationsOn(page)).toEqual([]);
  await shoot(page, 'outbox');

  // The state of sync, account by account, by key.
  await page.keyboard.press('s');
  const accounts = page.getByRole('dialog', { name: 'Accounts and what waits' });
  await expect(accounts.getByRole('listitem')).toHaveCount(3);
  await expect(accounts.getByRole('listitem').filter({ hasText: ACCOUNTS.kazoo })).toContainText('Offline');
  expect(await violationsOn(page)).toEqual([]);
  await shoot(page, 'sync-accounts');
  await page.keyboard.press('Escape');
  await expect(accounts).toBeHidden();

  await outbox.press(NAME, WITHDRAWN, 'Withdraw');
  await expect(outbox.change(NAME, WITHDRAWN)).toBeHidden();
  await outbox.press(PLACED, WRITTEN, 'Edit');
  const box = port.region.getByRole('textbox', { name: 'Comment' });
  await expect(box).toHaveValue(WRITTEN);
  await expect(box).toBeFocused();
  await box.fill(EDITED);
  await port.region.getByRole('button', { name: 'Save comment' }).click();
  await expect(outbox.change(PLACED, EDITED)).toBeVisible();
  await page.keyboard.press('Escape');

  // The network is back.
  const toasts = page.getByRole('region', { name: 'Notifications' }).locator('.ui-toast');
  const told = await toasts.allTextContents();
  await cables.plug();
  const back = await outbox.accounts();
  const retry = back.getByRole('button', { name: `Retry now: ${ACCOUNTS.kazoo}` });
  // It may be found again by itself meanwhile: then there is nothing to retry.
  await retry.click({ timeout: 5_000 }).catch(() => expect(retry).toBeHidden());
  // Once one press reached nobody: it seems to have come before the dialog had the focus back from the button.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(back).toBeHidden({ timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await everythingSent(page);
  await expect(page.getByText('Nothing waits')).toBeVisible();

  const ports = carriers.kazoo.control.ports();
  expect(ports.map(({ fields }) => fields.name).sort()).toEqual([NAME, PLACED].sort());
  const placed = ports.find(({ fields }) => fields.name === PLACED);
  const drafted = ports.find(({ fields }) => fields.name === NAME);
  expect(placed?.state).toBe('submitted');
  expect(placed?.fields.bill).toMatchObject({ locality: 'Tacoma', pin: '90210' });
  expect(placed?.comments.map(({ content }) => content)).toEqual([EDITED]);
  expect(drafted?.comments).toEqual([]);
  expect(carriers.telnyx.control.orders()).toHaveLength(1);
  expect(carriers.flowroute.control.orders()).toHaveLength(1);
  for (const [carrier, files] of Object.entries(heldBy(carriers))) expect(files, carrier).toHaveLength(1);
  // A toast or two, not one for each change.
  const news = (await toasts.allTextContents()).filter((text) => !told.includes(text));
  expect(news.length, news.join('\n')).toBeLessThan(3);
});

test('what the carrier refused opens again as it was typed, and is one change in the end', async ({
  portside,
}) => {
  test.setTimeout(120_000);
  const page = await portside.open();
  await resize(portside.app, 1440, 900);
  await connectCarriers(page, cables.carriers, 'v2');
  await createPlaced(page);
  await everythingSent(page);
  const data = { 'bill.postal_code': { wrong: { message: 'ZIP does not match the service address' } } };
  carriers.kazoo.control.fault({
    method: 'PATCH',
    path: /port_requests\/[0-9a-f]{32}$/,
    action: {
      kind: 'answer',
      status: 400,
      body: JSON.stringify({ status: 'error', error: '400', message: 'validation error', data }),
    },
  });
  const port = await openPort(page, PLACED);
  await port.field('ZIP').fill('98101');
  await port.region.getByRole('button', { name: 'Change PIN' }).click();
  await port.field('PIN').fill('77341188');
  await port.region.getByRole('button', { name: 'Save', exact: true }).click();
  const outbox = new Outbox(page);
  await page.keyboard.press('Escape');
  await outbox.open();
  await expect(outbox.change(PLACED, 'Change')).toContainText('Needs you');
  await outbox.press(PLACED, 'Change', 'Edit and retry');
  await expect(port.field('ZIP')).toHaveValue('98101');
  await expect(port.field('ZIP')).toBeFocused();
  await expect(port.region).toContainText('ZIP does not match the service address');
  await expect(page.getByText('77341188')).toHaveCount(0);
  expect(await violationsOn(page)).toEqual([]);
  await shoot(page, 'refused-edit');
  await port.field('ZIP').fill('98102');
  await port.region.getByRole('button', { name: 'Save and retry' }).click();
  await everythingSent(page);
  expect(carriers.kazoo.control.ports()[0]?.fields.bill).toMatchObject({
    postal_code: '98102',
    pin: '77341188',
  });
});

test('what was being typed when the app was killed is offered again at the next start', async ({
  portside,
}) => {
  test.setTimeout(120_000);
  let page = await portside.open();
  await connectCarriers(page, cables.carriers, 'v2');
  await createPlaced(page);
  await everythingSent(page);
  const port = await openPort(page, PLACED);
  await port.tab('Timeline');
  await port.region.getByRole('textbox', { name: 'Comment' }).fill(WRITTEN);
  const request = new NewPort(page);
  await request.open();
  await request.fill({ 'Port name': 'Juniper Street Dental, annex', PIN: '44104410' });
  // A pause of the hand.
  await page.waitForTimeout(1_000);
  await portside.kill();

  page = await portside.open();
  await page.getByText(`You had not finished a comment on ${PLACED}.`).waitFor();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  const again = new OpenPort(page, PLACED);
  await expect(again.region.getByRole('textbox', { name: 'Comment' })).toHaveValue(WRITTEN);
  await page.getByText('You had not finished a new port request, “Juniper Street Dental, annex”.').waitFor();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  const dialog = new NewPort(page);
  await expect(dialog.field('Port name')).toHaveValue('Juniper Street Dental, annex');
  await expect(dialog.field('PIN')).toHaveValue('44104410');
  await expect(dialog.field('PIN')).toHaveAttribute('type', 'password');
  await dialog.dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Discard it' }).click();
  await again.region.getByRole('button', { name: 'Add comment' }).click();
  await everythingSent(page);

  page = await portside.restart();
  await expect(page.getByRole('status', { name: 'Sync' })).toBeVisible();
  await page.waitForTimeout(500);
  await expect(page.getByText('You had not finished')).toHaveCount(0);
});
