import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import type {} from '../../renderer/bridge/bridge.ts';
import { Board } from './screens/board.ts';
import { OpenPort } from './screens/port.ts';
import {
  createPort,
  dropPapers,
  everythingSent,
  findByNumber,
  idOf,
  moveThrough,
  NAME,
  tryPractice,
} from './support/job.ts';
import { unplugPractice } from './support/offline.ts';
import { KazooEyes, sha256 } from './support/practice.ts';
import { test } from './support/test.ts';

const COMMENT = 'Customer confirmed the service address by phone.';

/** Whether a strict reader takes these bytes for a PDF, and how many pages it finds. */
async function pagesOf(bytes: Uint8Array, room: string): Promise<number> {
  const path = join(room, 'fetched.pdf');
  await writeFile(path, bytes);
  try {
    const { stdout } = await promisify(execFile)('pdfinfo', [path]);
    return Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // Poppler is not on this machine.
    return (await PDFDocument.load(bytes, { throwOnInvalidObject: true })).getPageCount();
  }
}

test('the whole job by mouse, then quit, and find everything offline @smoke', async ({
  portside,
  desk,
  room,
}) => {
  let page = await portside.open();
  let board = await test.step('fresh start, practice carriers, seven columns', () => tryPractice(page));
  await test.step('search a number, open its port', () => findByNumber(page, board));
  let port = await test.step('a new port request with pasted numbers', () => createPort(page, board));
  await test.step('numbers as the carrier gets them', async () => {
    const panel = await port.tab('Numbers');
    for (const last of ['42', '43', '44', '45', '46'])
      await expect(panel).toContainText(`(509) 555-01${last}`);
    await expect(panel).toContainText('5 numbers');
  });

  await test.step('drop a PDF of three pages and a photo from the desktop', () =>
    dropPapers(page, port, desk));
  await test.step('comment', () => port.comment(COMMENT));
  await test.step('submit, pending, scheduled, completed', () => moveThrough(page, board, port));
  await everythingSent(page);

  await test.step('the carrier holds what was dropped', async () => {
    const view = await page.evaluate(
      async (id) => window.portside?.portRequests.open({ id }),
      await idOf(page, NAME),
    );
    const accounts = await page.evaluate(async () => window.portside?.accounts.list());
    if (!view?.ok || !accounts?.ok) throw new Error('Portside did not answer');
    const remoteId = view.value.orders[0]?.remoteId ?? '';
    const eyes = await KazooEyes.signIn(accounts.value[0]?.baseUrl ?? '');
    const held = await Promise.all(
      (await eyes.attachments(remoteId)).map((name) => eyes.bytes(remoteId, name)),
    );
    const bill = await readFile(desk.bill);
    expect(held.map(sha256)).toContain(sha256(bill));
    const photo = held.find((bytes) => sha256(bytes) !== sha256(bill));
    expect(held).toHaveLength(2);
    expect(await pagesOf(photo ?? new Uint8Array(), room)).toBe(1);
    expect(await pagesOf(bill, room)).toBe(3);
  });

  const readTimeline = async (): Promise<void> => {
    await port.tab('Timeline');
    await expect(port.entry(/Unconfirmed\s*Submitted/)).toContainText('Bill and LOA are attached');
    for (const step of [/Submitted\s*Pending/, /Pending\s*Scheduled/, /Scheduled\s*Completed/]) {
      await expect(port.entry(step)).toContainText('Maya Ferreira');
    }
    await expect(port.entry(COMMENT)).toBeVisible();
  };
  await test.step('the timeline tells it', readTimeline);

  await test.step('quit, restart with the carrier gone', async () => {
    await portside.quit();
    await unplugPractice(portside.profile);
    page = await portside.open();
    board = new Board(page);
    await board.expectColumns();
    await board.find('509 555 0144');
    await expect(board.cardIn('completed', NAME)).toBeVisible();
    await expect(page.getByRole('status')).toContainText(/offline|not answer|can’t be reached/i);
  });

  await test.step('everything is there', async () => {
    await board.open(NAME);
    port = new OpenPort(page, NAME);
    await expect(port.field('Losing carrier')).toHaveValue('Northwind Telecom');
    await readTimeline();
    await port.tab('Documents');
    await port.previewPdf('northwind invoice.pdf', 3, 'Northwind Telecom - invoice');
    await port.region.getByRole('button', { name: 'Back to the list' }).click();
    await port.region.getByRole('button', { name: 'Preview bill photo.jpg' }).click();
    const picture = port.region.getByRole('img', { name: 'bill photo.jpg' });
    await expect(picture).toBeVisible();
    await expect
      .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
  });
});
