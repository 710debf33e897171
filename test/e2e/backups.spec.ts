import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { unzip } from '../runtime/unzip.ts';
import { Board } from './screens/board.ts';
import { violationsOn } from './support/accessible.ts';
import { attach } from './support/agent.ts';
import { atRest } from './support/at-rest.ts';
import { chooseTheme } from './support/native.ts';
import { bringBack, writesOf } from './support/outage.ts';
import { connect, sha256 } from './support/practice.ts';
import { test } from './support/test.ts';

const artifacts = join(import.meta.dirname, 'artifacts');
const PIN = '55017731';
/** Some services are paid for by a word in their address. */
const TIMESTAMPS = 'https://stamps.example/word-that-pays';

/** The system's save dialog answers with this path. */
async function saveAs(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path });
  }, filePath);
}

async function draft(page: Page, name: string, bill: string): Promise<void> {
  const created = await page.evaluate(
    async ([portName, pin]) => {
      const accounts = await window.portside?.accounts.list();
      const accountId = accounts?.ok === true ? (accounts.value[0]?.id ?? '') : '';
      return window.portside?.portRequests.create({
        accountId,
        fields: { name: portName ?? '', billingName: 'Juniper Street Dental', pin: pin ?? '' },
        numbers: ['+12065550142'],
      });
    },
    [name, PIN],
  );
  if (created?.ok !== true) throw new Error('The draft was not taken');
  await attach(page, created.value.id, bill);
}

test('a copy is made on exit, listed and restored; everything is exported; nothing is sent twice', async ({
  portside,
  kazoo,
  desk,
  room,
}) => {
  let page = await portside.open();
  await connect(page, kazoo.url);
  const board = new Board(page);
  await expect.poll(() => board.count('canceled'), { timeout: 60_000 }).toBeGreaterThan(0);
  await kazoo.close();
  await draft(page, 'Quayside Optics', desk.bill);
  page = await portside.restart();

  // The copy of the exit holds what waits.
  const copies = await readdir(join(portside.profile, 'backups'));
  expect(copies.length).toBeGreaterThan(0);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  const backups = page.getByRole('region', { name: 'Backups and export' });
  await expect(backups.getByRole('listitem').first()).toContainText('2 changes waiting, 1 document');
  for (const theme of ['light', 'dark'] as const) {
    await chooseTheme(page, theme);
    await backups.scrollIntoViewIfNeeded();
    expect(await violationsOn(page, theme === 'light' ? 'all' : 'colours')).toEqual([]);
    await page.screenshot({ path: join(artifacts, `backups-${theme}.png`) });
  }

  await page.evaluate(async (timestampUrl) => {
    await window.portside?.loa.changeSettings({ party: { winningCarrier: 'Harborline Networks' } });
    await window.portside?.loa.changeSettings({ timestampUrl });
  }, TIMESTAMPS);
  await mkdir(join(portside.profile, 'settings', 'loa'), { recursive: true });
  await copyFile(desk.bill, join(portside.profile, 'settings', 'loa', 'form-of-telnyx.pdf'));
  // The export, while nothing can be sent: opened by another reader.
  const zip = join(room, 'everything.zip');
  await saveAs(portside.app, zip);
  await backups.getByRole('button', { name: 'Export everything…' }).click();
  await expect(backups.getByRole('status', { name: 'Export' })).toContainText(
    '2 waiting changes and 1 file',
    {
      timeout: 60_000,
    },
  );
  const out = join(room, 'out');
  await unzip(zip, out, (name) => name);
  const text = await readFile(join(out, 'outbox.json'), 'utf8');
  const outbox = JSON.parse(text) as readonly { readonly body: { readonly kind: string } }[];
  expect(outbox.map(({ body }) => body.kind)).toEqual(['create', 'deliver']);
  const ports = await readFile(join(out, 'port-requests.json'), 'utf8');
  expect(ports).toContain('Quayside Optics');
  expect((JSON.parse(ports) as readonly unknown[]).length).toBeGreaterThan(10);
  expect(text + ports).not.toContain(PIN);
  const [listed] = JSON.parse(await readFile(join(out, 'documents.json'), 'utf8')) as readonly {
    readonly file: string;
  }[];
  expect(sha256(await readFile(join(out, listed?.file ?? '')))).toBe(sha256(await readFile(desk.bill)));
  const rules = () => readFile(join(out, 'loa', 'settings.json'), 'utf8');
  expect(await rules()).toContain('Harborline Networks');
  expect(await rules()).not.toContain(TIMESTAMPS);
  expect(sha256(await readFile(join(out, 'loa', 'form-of-telnyx.pdf')))).toBe(
    sha256(await readFile(desk.bill)),
  );
  await backups.getByText('Include PINs and account numbers').click();
  await backups.getByRole('button', { name: 'Export everything…' }).click();
  await expect
    .poll(async () => {
      await unzip(zip, out, (name) => name).catch(() => 0);
      return (await readFile(join(out, 'outbox.json'), 'utf8')).includes(PIN);
    })
    .toBe(true);
  expect(await rules()).toContain(TIMESTAMPS);

  // Everything is sent; then the old copy comes back.
  const back = await bringBack(kazoo);
  await page.evaluate(() => window.portside?.sync.now());
  const waiting = () =>
    page.evaluate(async () => {
      const answer = await window.portside?.outbox.list();
      return answer?.ok === true ? answer.value.length : -1;
    });
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
  back.control.clearLog();
  await backups.getByRole('listitem').first().getByRole('button').click();
  const ask = page.getByRole('alertdialog');
  await expect(ask).toContainText('checked with its carrier first');
  await atRest(page);
  await page.screenshot({ path: join(artifacts, 'restore-dark.png') });
  await ask.getByRole('button', { name: 'Restore' }).click();
  await expect(ask).toBeHidden({ timeout: 60_000 });
  await page.waitForFunction(() => window.portside !== undefined);
  const files = await readdir(join(portside.profile, 'database'));
  // Its journal may stand beside it: a database that could not be closed in time leaves one.
  expect(files.filter((name) => /^ledger\.db\.replaced-.+Z$/.test(name))).toHaveLength(1);
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
  const mine = back.control.ports().filter(({ fields }) => fields.name === 'Quayside Optics');
  expect(mine).toHaveLength(1);
  expect([...(mine[0]?.attachments.values() ?? [])]).toHaveLength(1);
  expect(writesOf(back.control.log())).toEqual([]);
  await back.close();
});
