import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { Board } from './screens/board.ts';
import { ACME, NewPort } from './screens/new-port.ts';
import { OpenPort } from './screens/port.ts';
import { dropFiles } from './support/drop.ts';
import { everythingSent, NAME, PASTED } from './support/job.ts';
import { bringBack, writesOf } from './support/outage.ts';
import { connect, sha256 } from './support/practice.ts';
import { test } from './support/test.ts';

const COMMENT = 'Written on the train.';

async function start(page: Page, url: string): Promise<Board> {
  await connect(page, url);
  const board = new Board(page);
  await expect.poll(() => board.count('canceled'), { timeout: 60_000 }).toBeGreaterThan(0);
  return board;
}

async function draft(page: Page): Promise<OpenPort> {
  const request = new NewPort(page);
  await request.open();
  await request.fill(ACME);
  await request.pasteNumbers(PASTED);
  await expect(request.submit).toBeEnabled();
  await request.submit.click();
  await expect(request.dialog).toBeHidden();
  return new OpenPort(page, NAME);
}

test('work done offline survives a restart and is sent once, in order', async ({ portside, kazoo, desk }) => {
  let page = await portside.open();
  let board = await start(page, kazoo.url);
  await kazoo.close();

  let port = await draft(page);
  await expect(
    board.cardIn('unconfirmed', NAME).getByRole('img', { name: 'Waiting to be sent' }),
  ).toBeVisible();
  await port.field('Reference number').fill('TRAIN-17');
  await port.region.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(port.region.getByRole('button', { name: 'Save', exact: true })).toBeHidden();
  await port.comment(COMMENT);
  await expect(port.entry(COMMENT)).toContainText('Waiting to be sent');
  await dropFiles(page, port.region, [desk.bill]);
  await expect(port.file('northwind invoice.pdf')).toContainText('Waiting to be sent');
  await expect(page.getByRole('status', { name: 'Sync' })).toContainText('Offline');
  await expect(page.getByRole('status', { name: 'Sync' })).toContainText('waiting');

  page = await portside.restart();
  board = new Board(page);
  await board.find(NAME);
  await expect(
    board.cardIn('unconfirmed', NAME).getByRole('img', { name: 'Waiting to be sent' }),
  ).toBeVisible();
  await board.open(NAME);
  port = new OpenPort(page, NAME);
  await expect(port.field('Reference number')).toHaveValue('TRAIN-17');

  const back = await bringBack(kazoo);
  await page.getByRole('button', { name: 'Sync now' }).click();
  await everythingSent(page);
  const mine = back.control.ports().filter(({ fields }) => fields.name === NAME);
  expect(mine).toHaveLength(1);
  const [record] = mine;
  expect(record?.fields.reference_number).toBe('TRAIN-17');
  expect(record?.comments.map(({ content }) => content)).toEqual([COMMENT]);
  const held = [...(record?.attachments.values() ?? [])].map(({ bytes }) => sha256(bytes));
  expect(held).toEqual([sha256(await readFile(desk.bill))]);
  // The edit joined the draft that had not left yet.
  expect(writesOf(back.control.log())).toEqual([
    'PUT /port_requests',
    expect.stringMatching(/^(?:PUT|POST) \/port_requests\/…\/comments$/),
    'PUT /port_requests/…/attachments',
  ]);
  await expect(port.state).not.toContainText('not sent yet');
  await expect(port.region.getByRole('region', { name: 'Waiting changes' })).toBeHidden();
  await back.close();
});

test('a create whose answer was lost is one port, not two', async ({ portside, kazoo }) => {
  const page = await portside.open();
  await start(page, kazoo.url);
  kazoo.control.fault({ method: 'PUT', path: /\/port_requests$/, action: { kind: 'lost-answer' } });
  kazoo.control.clearLog();
  const port = await draft(page);
  await everythingSent(page);
  await expect(port.state).toContainText('Kazoo');
  await expect(port.state).not.toContainText('not sent yet');
  expect(kazoo.control.ports().filter(({ fields }) => fields.name === NAME)).toHaveLength(1);
  expect(writesOf(kazoo.control.log()).filter((write) => write === 'PUT /port_requests')).toHaveLength(1);
  const board = new Board(page);
  await board.find(NAME);
  await expect(page.getByRole('article', { name: NAME })).toHaveCount(1);
});

test('killed while it sends: after the next start there is one port with one comment', async ({
  portside,
  kazoo,
}) => {
  let page = await portside.open();
  await start(page, kazoo.url);
  kazoo.control.clearLog();
  // The carrier does it, and says so too late.
  kazoo.control.fault({ method: 'PUT', path: /\/port_requests$/, action: { kind: 'hang', executed: true } });
  const port = await draft(page);
  await port.comment(COMMENT);
  await expect.poll(() => kazoo.control.ports().filter(({ fields }) => fields.name === NAME).length).toBe(1);
  await portside.kill();

  page = await portside.open();
  const board = new Board(page);
  await board.find(NAME);
  await board.open(NAME);
  await everythingSent(page);
  const mine = kazoo.control.ports().filter(({ fields }) => fields.name === NAME);
  expect(mine).toHaveLength(1);
  expect(mine[0]?.comments.map(({ content }) => content)).toEqual([COMMENT]);
});
