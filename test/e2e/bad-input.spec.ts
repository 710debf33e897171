import { expect, type Page } from '@playwright/test';
import type { FaultAction } from '../../main/practice/http/faults.ts';
import { PRACTICE_CREDENTIALS } from '../../main/practice/kazoo/seed/credentials.ts';
import { AddAccount } from './screens/add-account.ts';
import { Board } from './screens/board.ts';
import { NewPort } from './screens/new-port.ts';
import { OpenPort } from './screens/port.ts';
import { vanish } from './support/desk.ts';
import { FileDrag } from './support/drop.ts';
import { everythingSent } from './support/job.ts';
import { connect } from './support/practice.ts';
import { test } from './support/test.ts';

const FIRST = 'Larkspur Hotel, Seattle: guest floors';

async function openFirst(page: Page): Promise<OpenPort> {
  const board = new Board(page);
  await board.find(FIRST);
  await expect(board.card(FIRST)).toBeVisible();
  await board.open(FIRST);
  const port = new OpenPort(page, FIRST);
  await port.tab('Documents');
  return port;
}

test('every bad file says what it is and what now, and no good one suffers', async ({
  portside,
  kazoo,
  desk,
}) => {
  const page = await portside.open();
  await connect(page, kazoo.url);
  const port = await openFirst(page);
  const drag = await FileDrag.begin(page, [
    desk.empty,
    desk.huge,
    desk.overLimit,
    desk.html,
    desk.encrypted,
    desk.halfPdf,
    desk.zip,
    desk.link,
    desk.subfolder,
    desk.vanished,
    desk.csr,
  ]);
  await drag.over(port.region);
  await expect(port.region).toContainText(`Attach to ${FIRST}`);
  await vanish(desk.vanished);
  await drag.drop();
  const sentences: readonly (readonly [string, RegExp])[] = [
    ['empty.pdf', /The file is empty\. It may not have finished downloading/],
    ['huge.pdf', /larger than 25 MB/],
    ['heavy scan.pdf', /Kazoo takes at most 8 MB\. Scan it again/],
    ['invoice.pdf', /This is a web page, not a document.*Sign in where you downloaded it/],
    ['locked.pdf', /This PDF is encrypted.*print it to a new PDF/],
    ['half.pdf', /This PDF ends in the middle/],
    ['papers.zip', /a ZIP archive.*Save or print it as a PDF/],
    ['link.pdf', /This is a link to another file/],
    ['old bills', /This is a folder\. Open it and drop the files inside/],
    ['vanished.pdf', /The file was gone before it could be read/],
  ];
  for (const [name, sentence] of sentences) await expect(port.file(name), name).toContainText(sentence);
  await port.expectDelivered('csr.pdf');
  await everythingSent(page);
  await expect(port.region.getByRole('tab', { name: 'Documents' })).toBeVisible();
});

test('what is no number is shown with its reason, and nothing is sent', async ({ portside, kazoo }) => {
  const page = await portside.open();
  await connect(page, kazoo.url);
  const board = new Board(page);
  await expect.poll(() => board.count('canceled'), { timeout: 60_000 }).toBeGreaterThan(0);
  const [known = ''] = Object.keys(
    (kazoo.control.ports().find(({ state }) => state === 'pending')?.fields.numbers ?? {}) as object,
  );
  const request = new NewPort(page);
  await request.open();
  await request.field('Port name').fill('Bad numbers');
  await request.pasteNumbers(
    `509-555-0170\n555-0142\n(911) 555-0142\n2065550142x\nseven\n1.20656E+10\n${known}`,
  );
  const bad = request.dialog.getByRole('list', { name: 'Not telephone numbers' });
  await expect(bad).toContainText('555-0142 has 7 digits; a US number needs 10');
  await expect(bad).toContainText('has the area code 911, which does not exist');
  await expect(bad).toContainText('seven is no telephone number');
  await expect(bad).toContainText('was rounded by a spreadsheet');
  await expect(request.dialog).toContainText('is already on');
  await expect(request.submit).toBeDisabled();
});

test('wrong credentials and addresses are refused with a sentence', async ({ portside, kazoo }) => {
  const page = await portside.open();
  const dialog = new AddAccount(page);
  await dialog.open();
  const sign = {
    name: 'Desk',
    user: PRACTICE_CREDENTIALS.username,
    account: PRACTICE_CREDENTIALS.accountRealm,
  };
  await dialog.fill({ ...sign, baseUrl: kazoo.url, password: 'not-the-password' });
  await dialog.send();
  await expect(dialog.problem).toContainText(/user name|password|credentials/i);
  await dialog.fill({
    ...sign,
    baseUrl: 'http://kazoo.example.com:8000',
    password: PRACTICE_CREDENTIALS.password,
  });
  await dialog.send();
  await expect(dialog.problem).toContainText('has to begin with https://');
  await dialog.fill({ ...sign, baseUrl: 'http://127.0.0.1:9', password: PRACTICE_CREDENTIALS.password });
  await dialog.send();
  await expect(dialog.unreached).toContainText('It can’t be reached at this base URL.');
  await dialog.fill({ ...sign, baseUrl: kazoo.url, password: PRACTICE_CREDENTIALS.password });
  await dialog.send();
  await expect(dialog.dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Desk, Connected' })).toBeVisible();
});

interface Fault {
  readonly name: string;
  readonly action: FaultAction;
  /** What stands across the top of the board; without a network at all the sync status says it. */
  readonly sentence?: RegExp;
}

const faults: readonly Fault[] = [
  { name: 'a page of HTML', action: { kind: 'html', status: 200 }, sentence: /Harborline Voice/ },
  { name: 'truncated JSON', action: { kind: 'truncated-json' }, sentence: /Harborline Voice/ },
  { name: 'a broken connection', action: { kind: 'cut-body' } },
  { name: '429', action: { kind: 'rate-limited' }, sentence: /Harborline Voice asks for a pause/ },
  { name: '502', action: { kind: 'html', status: 502 }, sentence: /Harborline Voice.*server has a problem/ },
  { name: 'nothing', action: { kind: 'drop' } },
];

test('whatever the server answers to a pull: a sentence, nothing lost, and it goes on', async ({
  portside,
  kazoo,
}) => {
  const page = await portside.open();
  await connect(page, kazoo.url);
  const board = new Board(page);
  await expect.poll(() => board.count('canceled'), { timeout: 60_000 }).toBeGreaterThan(0);
  await expect(page.getByRole('status', { name: 'Sync' })).toContainText('Up to date');
  const before = await board.count('pending');
  for (const { name, action, sentence } of faults) {
    await test.step(name, async () => {
      kazoo.control.fault({ method: 'GET', path: /port_requests/, times: Number.POSITIVE_INFINITY, action });
      await page.getByRole('button', { name: 'Sync now' }).click();
      await expect(page.getByRole('status', { name: 'Sync' })).not.toContainText(/Up to date|Reading/);
      if (sentence) await expect(page.locator('.ui-banner'), name).toContainText(sentence);
      expect(await board.count('pending')).toBe(before);
      kazoo.control.clearFaults();
      await page.getByRole('button', { name: 'Sync now' }).click();
      await expect(page.getByRole('status', { name: 'Sync' })).toContainText('Up to date', {
        timeout: 60_000,
      });
    });
  }
});

test('a token that expires in the middle of a pull is renewed once, unseen', async ({ portside, kazoo }) => {
  const page = await portside.open();
  kazoo.control.fault({ method: 'GET', path: /port_requests/, after: 2, action: { kind: 'unauthorized' } });
  await connect(page, kazoo.url);
  const board = new Board(page);
  await expect(page.getByRole('status', { name: 'Sync' })).toContainText('Up to date', { timeout: 60_000 });
  expect(await board.count('canceled')).toBeGreaterThan(0);
  const signIns = kazoo.control
    .log()
    .filter(({ method, path }) => method === 'PUT' && path.endsWith('_auth'));
  // The one that connected it, and the one renewal.
  expect(signIns.length).toBe(2);
});
