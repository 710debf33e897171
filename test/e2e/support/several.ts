import { expect, type Page } from '@playwright/test';
import { Board } from '../screens/board.ts';
import { OpenPort } from '../screens/port.ts';
import type { Desk } from './desk.ts';
import { dropFiles } from './drop.ts';

/** Ports of the practice carriers that several of them hold. */
const AT_THREE = 'Tallgrass Brewing, Omaha: taproom';
const REJECTED = 'Circle City Optics, Indianapolis: showroom';

async function openPort(page: Page, name: string): Promise<OpenPort> {
  const board = new Board(page);
  await board.find(name);
  await board.open(name);
  const port = new OpenPort(page, name);
  // Whichever tab was open stays open.
  await expect(port.state).toBeVisible();
  return port;
}

/** Places the open port at one more account, by mouse; `label` is the carrier's name. */
export async function placeAt(page: Page, port: OpenPort, account: string, label: string): Promise<void> {
  await port.region.getByRole('button', { name: 'Place at…' }).click();
  await page.getByRole('menuitem', { name: new RegExp(`^${account}…`) }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Place at ${label}`, exact: true })
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Waits until so many orders have a file that was dropped. */
export async function expectAtOrders(port: OpenPort, fileName: string, orders: number): Promise<void> {
  const row = port.region
    .getByRole('region', { name: 'Documents at each order' })
    .getByRole('row')
    .filter({ hasText: fileName });
  await expect(row.getByText('Delivered')).toHaveCount(orders, { timeout: 60_000 });
}

/**
 * Goes through what only a port of several orders shows, on the practice carriers: the matrix of its documents, the
 * timeline, what is open to place it, a rejection, and the steps that follow a carrier. `show` is called at each.
 */
export async function throughSeveral(
  page: Page,
  desk: Desk,
  show: (screen: string) => Promise<void>,
): Promise<void> {
  const three = await openPort(page, AT_THREE);
  await three.tab('Documents');
  await dropFiles(page, three.region, [desk.bill, desk.csr]);
  await expectAtOrders(three, 'csr.pdf', 2);
  await show('documents-at-orders');
  await three.tab('Timeline');
  await show('timeline-of-orders');
  await three.region.getByRole('button', { name: 'Place at…' }).click();
  await page.getByRole('menuitem').first().click();
  const placing = page.getByRole('dialog', { name: `Place ${AT_THREE} at` });
  await expect(placing.getByRole('listitem').first()).toBeVisible();
  await show('place');
  await placing.getByRole('button', { name: 'Cancel' }).click();
  await page.keyboard.press('Escape');

  const rejected = await openPort(page, REJECTED);
  await expect(rejected.region.getByRole('region', { name: 'Rejected at Telnyx' })).toBeVisible();
  await show('rejected');
  await rejected.region.getByRole('button', { name: 'Follow Telnyx' }).click();
  const following = page.getByRole('dialog', { name: 'Follow Telnyx' });
  await expect(following.getByRole('list', { name: 'Steps' })).toBeVisible();
  await show('follow');
  await following.getByRole('button', { name: 'Keep as it is' }).click();
}
