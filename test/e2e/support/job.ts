import { expect, type Page } from '@playwright/test';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type {} from '../../../renderer/bridge/bridge.ts';
import { Board } from '../screens/board.ts';
import { MoveDialog } from '../screens/move.ts';
import { ACME, NewPort } from '../screens/new-port.ts';
import { OpenPort } from '../screens/port.ts';
import type { Desk } from './desk.ts';
import { dropFiles } from './drop.ts';

/** The main job, by mouse, a step at a time; the spec and the walk go the same way. */

export const NAME = ACME['Port name'];

/** Five numbers in the shapes they come in from mails and bills, one of them twice. */
export const PASTED =
  '(509) 555-0142, 509.555.0143\n+1 509 555 0144\n1-509-555-0145 ext. 12\n5095550146; 509-555-0142';

/** A day that never comes too early, in the zone of the losing carrier. */
export const CUTOVER = {
  year: '2031',
  month: '03',
  day: '12',
  hour: '10',
  minute: '30',
  half: 'AM',
  zone: 'America/New York',
} as const;

/** The practice carriers, and every port on the board. */
export async function tryPractice(page: Page): Promise<Board> {
  await page.getByRole('button', { name: 'Try practice carriers' }).click();
  const board = new Board(page);
  await board.expectColumns();
  // The first page of a pull is on the board long before the last.
  await expect.poll(() => board.count('completed'), { timeout: 60_000 }).toBeGreaterThan(40);
  return board;
}

/** Finds the port of a number seen on the board, and opens it. */
export async function findByNumber(page: Page, board: Board): Promise<void> {
  const card = board.column('pending').getByRole('article').first();
  const name = (await card.getAttribute('aria-label')) ?? '';
  const number = (await card.locator('.card-number').innerText()).match(/\(\d{3}\) \d{3}-\d{4}/)?.[0] ?? '';
  await board.find(number);
  await expect(page.getByRole('article')).toHaveCount(1);
  await board.open(name);
  await expect(new OpenPort(page, name).field('Port name')).toHaveValue(name);
  await page.keyboard.press('Escape');
  await board.search('');
  await expect.poll(() => page.getByRole('article').count()).toBeGreaterThan(7);
}

/** Writes a whole new port request for a customer, numbers pasted. */
export async function createPort(page: Page, board: Board): Promise<OpenPort> {
  const request = new NewPort(page);
  await request.open();
  await request.fill(ACME);
  await request.pasteNumbers(PASTED);
  await expect(request.dialog).toContainText('5 numbers');
  await expect(request.dialog).toContainText('1 repeat merged');
  await request.chooseSubAccount('Juniper Street Dental');
  await request.submit.click();
  await expect(request.dialog).toBeHidden();
  const port = new OpenPort(page, NAME);
  await expect(port.field('Port name')).toHaveValue(NAME);
  await expect(board.cardIn('unconfirmed', NAME)).toBeVisible();
  return port;
}

/** Drops a bill and a photo of one from the desktop on the open port, and waits until the carrier has both. */
export async function dropPapers(page: Page, port: OpenPort, desk: Desk): Promise<void> {
  await dropFiles(page, port.region, [desk.bill, desk.photo]);
  await port.expectDelivered('northwind invoice.pdf');
  await port.expectDelivered('bill photo.jpg');
}

/** Submits, and takes it through pending and scheduled to completed. */
export async function moveThrough(page: Page, board: Board, port: OpenPort): Promise<void> {
  const to = async (state: string): Promise<void> => {
    const menu = await port.moveMenu();
    await menu.getByRole('menuitem', { name: new RegExp(`^${state}`) }).click();
  };
  await to('Submitted');
  const submit = new MoveDialog(page, `Submit ${NAME}`);
  await submit.reason('Bill and LOA are attached');
  await submit.press('Submit');
  await expect(board.cardIn('submitted', NAME)).toBeVisible();
  await to('Pending');
  await expect(board.cardIn('pending', NAME)).toBeVisible();
  await to('Scheduled');
  const schedule = new MoveDialog(page, `Schedule ${NAME}`);
  await schedule.schedule(CUTOVER);
  await schedule.press('Schedule');
  await expect(board.cardIn('scheduled', NAME)).toBeVisible();
  await to('Completed');
  await new MoveDialog(page, `Complete ${NAME}`).press('Complete');
  await expect(port.state).toContainText('Completed');
}

/** The id of the port of this name. */
export async function idOf(page: Page, name: string): Promise<PortRequestId> {
  const id = await page.evaluate(async (text) => {
    const board = await window.portside?.board.open({ text });
    return board?.ok ? board.value.columns.flatMap(({ cards }) => cards)[0]?.id : undefined;
  }, name);
  if (id === undefined) throw new Error('There is no such port on the board');
  return id;
}

/** Waits until no change of the agent's waits for a carrier. */
export async function everythingSent(page: Page): Promise<void> {
  const waiting = () =>
    page.evaluate(async () => {
      const list = await window.portside?.outbox.list();
      return list?.ok ? list.value.map(({ words, status }) => `${words}: ${status}`) : ['no answer'];
    });
  await expect.poll(waiting, { timeout: 60_000, intervals: [100, 250] }).toEqual([]);
}
