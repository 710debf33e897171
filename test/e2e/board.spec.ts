import { expect, type Page } from '@playwright/test';
import { DEMO_PORTS } from '../../main/practice/kazoo/seed/set-pieces.ts';
import type { PracticeKazoo } from '../../main/practice/kazoo/server.ts';
import type { PortState } from '../../main/practice/kazoo/world/model.ts';
import { Board } from './screens/board.ts';
import { MoveDialog } from './screens/move.ts';
import { OpenPort } from './screens/port.ts';
import { carry, dragTo } from './support/drag.ts';
import { everythingSent } from './support/job.ts';
import { connect, smallWorld, startKazoo } from './support/practice.ts';
import { test as base } from './support/test.ts';

const test = base.extend<{ readonly page: Page; readonly board: Board }>({
  page: async ({ portside, kazoo }, use) => {
    const page = await portside.open();
    await connect(page, kazoo.url);
    await use(page);
  },
  board: async ({ page }, use) => {
    const board = new Board(page);
    await expect.poll(() => board.count('canceled'), { timeout: 60_000 }).toBeGreaterThan(0);
    await use(board);
  },
});

/** Name and id of a port that the carrier holds in a state; a plain one, no set piece. */
function portIn(kazoo: PracticeKazoo, state: PortState): { readonly id: string; readonly name: string } {
  const pieces: ReadonlySet<string> = new Set(Object.values(DEMO_PORTS));
  const port = kazoo.control
    .ports()
    .find((each) => each.state === state && !pieces.has(each.id) && each.authority !== each.accountId);
  if (!port) throw new Error(`No port is ${state}`);
  return { id: port.id, name: String(port.fields.name) };
}

test('a dragged card shows where it may go, and goes there', async ({ page, board, kazoo }) => {
  const { id, name } = portIn(kazoo, 'submitted');
  await carry(page, board.cardIn('submitted', name), board.column('unconfirmed'));
  const unconfirmed = board.column('unconfirmed');
  await expect(unconfirmed).toContainText('Nothing moves back to Unconfirmed at Kazoo.');
  await expect(unconfirmed).toHaveAttribute('data-answer', 'illegal');
  await expect(board.column('pending')).toHaveAttribute('data-answer', 'legal');
  await expect(board.column('scheduled')).toContainText('Kazoo accepts Scheduled only from Pending.');
  const dimmed = await unconfirmed.evaluate((element) => Number(getComputedStyle(element).opacity));
  const lifted = await board
    .column('pending')
    .evaluate((element) => Number(getComputedStyle(element).opacity));
  expect(dimmed).toBeLessThanOrEqual(lifted);
  await page.mouse.up();
  await expect(board.cardIn('submitted', name)).toBeVisible();
  expect(kazoo.control.port(id)?.state).toBe('submitted');

  await dragTo(page, board.cardIn('submitted', name), board.column('pending'));
  await expect(board.cardIn('pending', name)).toBeVisible();
  await expect.poll(() => kazoo.control.port(id)?.state).toBe('pending');
});

test('a move that needs something asks for it before it is sent', async ({ page, board, kazoo }) => {
  const { id, name } = portIn(kazoo, 'pending');
  // Rejected comes into sight.
  for (const state of ['unconfirmed', 'submitted'] as const) await board.collapse(state);
  await dragTo(page, board.cardIn('pending', name), board.column('rejected'));
  const reject = new MoveDialog(page, `Reject ${name}`);
  await expect(reject.dialog.getByRole('button', { name: 'Reject', exact: true })).toBeDisabled();
  await reject.dialog.getByRole('button', { name: 'Keep as it is' }).click();
  await expect(board.cardIn('pending', name)).toBeVisible();

  await dragTo(page, board.cardIn('pending', name), board.column('scheduled'));
  const schedule = new MoveDialog(page, `Schedule ${name}`);
  await schedule.schedule({
    year: '2031',
    month: '06',
    day: '02',
    hour: '02',
    minute: '15',
    half: 'PM',
    zone: 'America/Denver',
  });
  await schedule.press('Schedule');
  await expect(board.cardIn('scheduled', name)).toBeVisible();
  await everythingSent(page);
  const record = kazoo.control.port(id);
  expect(record?.state).toBe('scheduled');
  expect(JSON.stringify(record?.fields)).toContain('2031-06-02 14:15');
  expect(JSON.stringify(record?.fields)).toContain('America/Denver');
});

test('Move to… names every state, and why some are not possible', async ({ board, kazoo }) => {
  const { id, name } = portIn(kazoo, 'submitted');
  const menu = await board.moveMenu(name);
  await expect(menu.getByRole('menuitem')).toHaveCount(7);
  const completed = menu.getByRole('menuitem', { name: /^Completed/ });
  await expect(completed).toBeDisabled();
  await expect(completed).toContainText('Kazoo accepts Completed only from');
  await menu.getByRole('menuitem', { name: /^Pending/ }).click();
  await expect(board.cardIn('pending', name)).toBeVisible();
  await expect.poll(() => kazoo.control.port(id)?.state).toBe('pending');
});

test('a refused move falls back, with the carrier’s words on the card', async ({ page, board, kazoo }) => {
  const { id, name } = portIn(kazoo, 'scheduled');
  const [number = ''] = Object.keys((kazoo.control.port(id)?.fields.numbers ?? {}) as object);
  kazoo.control.set({ failingNumber: number });
  const menu = await board.moveMenu(name);
  await menu.getByRole('menuitem', { name: /^Completed/ }).click();
  await new MoveDialog(page, `Complete ${name}`).press('Complete');
  const card = board.cardIn('scheduled', name);
  await expect(card).toContainText(/could not be put into service/);
  await expect(card.getByRole('img', { name: 'Needs you' })).toBeVisible();
  await board.open(name);
  const port = new OpenPort(page, name);
  await expect(port.state).toContainText('Scheduled');
  const waiting = port.region.getByRole('region', { name: 'Waiting changes' });
  await expect(waiting).toContainText('could not be put into service');
  kazoo.control.set({ failingNumber: null });
  await waiting.getByRole('button', { name: 'Retry now' }).click();
  await expect(port.state).toContainText('Completed');
  await everythingSent(page);
  expect(kazoo.control.port(id)?.state).toBe('completed');
});

test('charges are shown, and sent only once they are accepted', async ({ page, board, kazoo }) => {
  const name = 'Larkspur Hotel, Seattle: guest floors';
  const charged = () => kazoo.control.port(DEMO_PORTS.chargesLocked)?.state;
  const menu = await board.moveMenu(name);
  await menu.getByRole('menuitem', { name: /^Submitted/ }).click();
  await new MoveDialog(page, `Submit ${name}`).press('Submit');
  await expect(board.cardIn('unconfirmed', name).getByRole('img', { name: 'Needs you' })).toBeVisible();
  expect(charged()).toBe('unconfirmed');
  await board.open(name);
  const port = new OpenPort(page, name);
  await port.region.getByRole('button', { name: 'Review charges…' }).click();
  const charges = page.getByRole('alertdialog', { name: `Accept charges for ${name}` });
  await expect(charges.getByRole('row').filter({ hasText: 'Today' })).toContainText(/\$\d/);
  await charges.getByRole('button', { name: 'Accept charges and send' }).click();
  await expect(board.cardIn('submitted', name)).toBeVisible();
  await expect.poll(charged).toBe('submitted');
});

test('one account alone, and all of them again', async ({ page, board }) => {
  const other = await startKazoo({ seed: smallWorld(2, 4) });
  await connect(page, other.url, 'Second desk');
  const both = async () => (await board.count('submitted')) + (await board.count('pending'));
  await expect(page.getByRole('button', { name: 'Second desk, Connected' })).toBeVisible();
  await expect.poll(both).toBeGreaterThan(10);
  const all = await both();
  await page.getByRole('button', { name: /^Second desk/ }).click();
  await expect.poll(both).toBeLessThan(all);
  await page.getByRole('button', { name: /^Second desk/ }).click();
  await expect.poll(both).toBe(all);
  await other.close();
});

test('search finds by name, BTN, reference and any number', async ({ page, board, kazoo }) => {
  const { id, name } = portIn(kazoo, 'pending');
  const fields = kazoo.control.port(id)?.fields ?? {};
  const { btn } = fields.bill as { readonly btn: string };
  const national = btn.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
  const [customer = ''] = name.split(',');
  for (const text of [customer, national, btn.slice(-7), String(fields.reference_number)]) {
    await board.search(text);
    await expect(board.cardIn('pending', name), text).toBeVisible();
  }
  await board.search('nobody has this name');
  await expect(page.getByRole('article')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(board.cardIn('pending', name)).toBeVisible();
});
