import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import { Board } from './screens/board.ts';
import { OpenPort } from './screens/port.ts';
import { ACCOUNTS, type Carriers, connectCarriers, heldBy, startCarriers } from './support/carriers.ts';
import { type Desk, paper } from './support/desk.ts';
import { dropFiles } from './support/drop.ts';
import { everythingSent } from './support/job.ts';
import { killAll } from './support/kill.ts';
import {
  allDelivered,
  createPlaced,
  expectSameBytes,
  PLACED,
  placeEverywhere,
  submitAt,
} from './support/placed.ts';
import { test } from './support/test.ts';

const HOURS = 3_600_000;

let carriers: Carriers;
test.beforeEach(async () => {
  carriers = await startCarriers();
});
test.afterEach(() => carriers.close());

/** A signed LOA of one page beside the bill. */
async function loaOn(desk: Desk): Promise<string> {
  const path = join(desk.folder, 'signed LOA.pdf');
  await writeFile(path, await paper('Letter of Authorization', 1));
  return path;
}

/** Opens the port in the window; its panel stands beside the board. */
async function openPort(page: Page): Promise<OpenPort> {
  const board = new Board(page);
  await board.find('Tillamook');
  await board.open(PLACED);
  const port = new OpenPort(page, PLACED);
  await port.tab('Documents');
  return port;
}

async function ready(page: Page, telnyx: 'v1' | 'v2' = 'v2'): Promise<string> {
  await connectCarriers(page, carriers, telnyx);
  const id = await createPlaced(page);
  await placeEverywhere(page, id);
  await everythingSent(page);
  return id;
}

test('placed by mouse at three carriers, a bill and an LOA dropped once reach all of them', async ({
  portside,
  desk,
}) => {
  test.setTimeout(120_000);
  const page = await portside.open();
  await connectCarriers(page, carriers, 'v2');
  const id = await createPlaced(page);
  const port = await openPort(page);
  for (const [account, label] of [
    [ACCOUNTS.telnyx, 'Telnyx'],
    [ACCOUNTS.flowroute, 'Flowroute'],
  ] as const) {
    await port.region.getByRole('button', { name: 'Place at…' }).click();
    await page.getByRole('menuitem', { name: new RegExp(account) }).click();
    const dialog = page.getByRole('dialog', { name: `Place ${PLACED} at ${account}` });
    await dialog.getByRole('button', { name: `Place at ${label}` }).click();
    await expect(dialog).toBeHidden();
  }
  await everythingSent(page);
  const loa = await loaOn(desk);
  await dropFiles(page, port.region, [desk.bill, loa]);
  const matrix = (await port.tab('Documents')).getByRole('region', { name: 'Documents at each order' });
  await expect(matrix.getByText('Delivered')).toHaveCount(6, { timeout: 60_000 });
  await allDelivered(page, id, 6);
  await expectSameBytes(page, carriers, id, [desk.bill, loa]);
  await page.screenshot({ path: join(import.meta.dirname, 'artifacts', 'documents-at-three-carriers.png') });
});

test('a TIFF scan and a HEIC photo reach every carrier as PDF', async ({ portside }) => {
  test.setTimeout(120_000);
  const page = await portside.open();
  const id = await ready(page);
  const port = await openPort(page);
  const fixtures = join(import.meta.dirname, '../fixtures/files');
  await dropFiles(page, port.region, [join(fixtures, 'scan.tif'), join(fixtures, 'photo.heic')]);
  await allDelivered(page, id, 6);
  for (const hashes of Object.values(heldBy(carriers))) expect(hashes).toHaveLength(2);
  const files = [...carriers.kazoo.control.ports()].flatMap(({ attachments }) => [...attachments.values()]);
  const pages = await Promise.all(
    files.map(async ({ bytes }) => (await PDFDocument.load(bytes)).getPageCount()),
  );
  expect(pages.sort()).toEqual([1, 2]);
});

test('the same with Telnyx v1, whose files go through S3 by a signed form', async ({ portside, desk }) => {
  test.setTimeout(120_000);
  const page = await portside.open();
  const id = await ready(page, 'v1');
  const port = await openPort(page);
  const loa = await loaOn(desk);
  await dropFiles(page, port.region, [desk.bill, loa]);
  await allDelivered(page, id, 6);
  // Of a draft v1 gives nothing back.
  await submitAt(page, id, 'telnyx-v1');
  await everythingSent(page);
  await expectSameBytes(page, carriers, id, [desk.bill, loa]);
});

for (const version of ['v2', 'v1'] as const) {
  test(`the same when every slot runs out once (Telnyx ${version})`, async ({ portside, desk }) => {
    test.setTimeout(120_000);
    const page = await portside.open();
    const id = await ready(page, version);
    // Each first slot of a file is given out late, and while it is on its way it comes to be worth nothing. The second
    // one is good.
    for (const [{ control }, path] of [
      [carriers.flowroute, /upload_file/],
      [carriers.telnyx, version === 'v2' ? /\/v2\/documents/ : /upload_requests/],
    ] as const) {
      const late = { method: 'POST', path, action: { kind: 'slow', ms: 1_500 } } as const;
      control.fault(late);
      control.fault({ ...late, after: 1 });
    }
    const port = await openPort(page);
    const loa = await loaOn(desk);
    await dropFiles(page, port.region, [desk.bill, loa]);
    const late = () =>
      [...carriers.flowroute.control.log(), ...carriers.telnyx.control.log()].filter(
        ({ fault }) => fault === 'slow',
      ).length;
    for (let slot = 1; slot <= 4; slot += 1) {
      await expect.poll(late, { timeout: 60_000, intervals: [50] }).toBeGreaterThanOrEqual(slot);
      carriers.pass(2 * HOURS);
    }
    await allDelivered(page, id, 6);
    if (version === 'v1') {
      await submitAt(page, id, 'telnyx-v1');
      await everythingSent(page);
    }
    await expectSameBytes(page, carriers, id, [desk.bill, loa]);
  });
}

test('the same when the app is killed in the middle and started again', async ({ portside, desk }) => {
  test.setTimeout(180_000);
  let page = await portside.open();
  const id = await ready(page);
  const port = await openPort(page);
  const loa = await loaOn(desk);
  for (const method of ['PUT', 'POST', 'PATCH']) {
    const slow = { method, times: Number.POSITIVE_INFINITY, action: { kind: 'slow', ms: 700 } } as const;
    carriers.kazoo.control.fault(slow);
    carriers.telnyx.control.fault(slow);
    carriers.flowroute.control.fault(slow);
  }
  await dropFiles(page, port.region, [desk.bill, loa]);
  for (const ms of [500, 1_200, 2_000]) {
    await page.waitForTimeout(ms);
    await killAll(portside);
    page = await portside.open();
  }
  for (const { control } of [carriers.kazoo, carriers.telnyx, carriers.flowroute]) control.clearFaults();
  await allDelivered(page, id, 6);
  await expectSameBytes(page, carriers, id, [desk.bill, loa]);
});
