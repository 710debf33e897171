import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { inspectPdf } from '../../main/pdf/inspect-pdf.ts';
import type {} from '../../renderer/bridge/bridge.ts';
import { artifacts } from '../runtime/paths.ts';
import { Board } from './screens/board.ts';
import { OpenPort } from './screens/port.ts';
import { Signing } from './screens/signing.ts';
import { atRest } from './support/at-rest.ts';
import { type Cables, openCables } from './support/cables.ts';
import { type Carriers, connectCarriers, heldBy, startCarriers } from './support/carriers.ts';
import { dropFiles } from './support/drop.ts';
import { everythingSent } from './support/job.ts';
import {
  allDelivered,
  createPlaced,
  fetchedBack,
  PLACED,
  placeEverywhere,
  submitAt,
} from './support/placed.ts';
import { sha256 } from './support/practice.ts';
import { test } from './support/test.ts';

const SIGNER = { name: 'Rosa Ibarra', title: 'Owner' };
const WINNER = 'Harborline Networks';

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
  await atRest(page);
  await page.screenshot({ path: join(artifacts, `${name}.png`) });
}

async function openLoa(page: Page): Promise<OpenPort> {
  const board = new Board(page);
  await board.find('Tillamook');
  await board.open(PLACED);
  const port = new OpenPort(page, PLACED);
  await port.tab('LOA');
  return port;
}

async function nameWinner(page: Page): Promise<void> {
  const answer = await page.evaluate(
    (winningCarrier) => window.portside?.loa.changeSettings({ party: { winningCarrier } }),
    WINNER,
  );
  expect(answer).toMatchObject({ ok: true });
}

test('signed by hand with no network, an LOA reaches every carrier and is whole there', async ({
  portside,
  room,
}) => {
  test.setTimeout(240_000);
  let page = await portside.open();
  await connectCarriers(page, cables.carriers, 'v2');
  await nameWinner(page);
  const id = await createPlaced(page);
  await placeEverywhere(page, id);
  await everythingSent(page);
  await cables.unplug();

  // Looked at, then signed.
  let port = await openLoa(page);
  await port.region.getByRole('button', { name: 'Preview LOA' }).click();
  const sheet = port.region.getByRole('region', { name: 'Preview of LOA' });
  await expect(sheet.getByText('(206) 555-0143').first()).toBeAttached({ timeout: 30_000 });
  await shoot(page, 'loa-preview');
  await sheet.getByRole('button', { name: 'Sign LOA' }).click();
  const signing = new Signing(page, PLACED);
  await signing.draw();
  await shoot(page, 'loa-signing');
  await signing.signAs(SIGNER.name, SIGNER.title);
  await sheet.getByRole('button', { name: 'Back to the list' }).click();
  await expect(port.region).toContainText(`sealed by ${WINNER}`);
  expect(heldBy(carriers)).toEqual({ kazoo: [], telnyx: [], flowroute: [] });

  // Still there after a restart; delivered once there is a network.
  page = await portside.restart();
  port = await openLoa(page);
  await expect(port.region).toContainText(`${SIGNER.name}, ${SIGNER.title}, drawn on screen`);
  await shoot(page, 'loa-signed');
  await cables.plug();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await allDelivered(page, id, 3);
  await everythingSent(page);

  // Fetched back from each, and verified there.
  const files = await fetchedBack(page, id);
  expect(files.map(({ carrier }) => carrier).sort()).toEqual(['flowroute', 'kazoo', 'telnyx']);
  for (const { carrier, bytes } of files) {
    const { seal, loaMark } = await inspectPdf(bytes);
    expect(seal, carrier).toMatchObject({ kind: 'whole', sealedBy: WINNER });
    expect(loaMark?.numbersHash, carrier).toBe(sha256(Buffer.from('+12065550142\n+12065550143')));
  }
  const hashes = [...new Set(files.map(({ bytes }) => sha256(bytes)))];
  expect(heldBy(carriers)).toEqual({ kazoo: hashes, telnyx: hashes, flowroute: hashes });
  expect(carriers.kazoo.control.ports()[0]?.fields).toMatchObject({ signee_name: SIGNER.name });

  // Flowroute's own form is given in the name of whoever signed.
  await submitAt(page, id, 'flowroute');
  await everythingSent(page);
  expect(carriers.flowroute.control.orders()[0]?.signature).toMatchObject(SIGNER);

  // What a carrier gave back is known here, and so is what was done to it.
  const good = join(room, 'from Flowroute.pdf');
  const bad = join(room, 'altered.pdf');
  const bytes = Buffer.from(files[0]?.bytes ?? []);
  await writeFile(good, bytes);
  await writeFile(bad, Buffer.concat([bytes, Buffer.from('\n% one more word\n')]));
  await portside.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    items?.find(({ label }) => label === 'Check a sealed LOA…')?.click();
  });
  const check = page.getByRole('dialog', { name: 'Check a sealed LOA' });
  await dropFiles(page, check.getByText('Drop a PDF here'), [good]);
  await expect(check.getByRole('status')).toContainText(`Sealed by ${WINNER}, unchanged since`, {
    timeout: 30_000,
  });
  await expect(check.getByRole('status')).toContainText(`${PLACED}, 2 numbers.`);
  await shoot(page, 'loa-check');
  await dropFiles(page, check.getByText('Drop a PDF here'), [bad]);
  await expect(check.getByRole('status')).toContainText('Changed after it was sealed', { timeout: 30_000 });
  await check.getByRole('button', { name: 'Close' }).first().click();

  await expect(port.region.getByText('Signed', { exact: true })).toBeVisible();

  // A change of what was signed asks for another signature.
  const details = await port.tab('Details');
  await details.getByLabel('City', { exact: true }).fill('Tacoma');
  await port.region.getByRole('button', { name: 'Save', exact: true }).click();
  await port.tab('LOA');
  await expect(port.region).toContainText('Service address changed since it was signed.');
});
