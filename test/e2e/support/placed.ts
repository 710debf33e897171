import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { DocumentCell } from '../../../preload/contract/domain/documents.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type {} from '../../../renderer/bridge/bridge.ts';
import { PLACEABLE } from '../../fixtures/placeable.ts';
import type { Carriers } from './carriers.ts';
import { heldBy } from './carriers.ts';
import { sha256 } from './practice.ts';

export const PLACED = PLACEABLE.name;

/** Creates the port at the first account, without a dialog. */
export async function createPlaced(page: Page): Promise<PortRequestId> {
  const answer = await page.evaluate(async (fields) => {
    const accounts = await window.portside?.accounts.list();
    const kazoo = accounts?.ok ? accounts.value.find(({ carrier }) => carrier === 'kazoo') : undefined;
    return window.portside?.portRequests.create({
      accountId: kazoo?.id ?? '',
      fields,
      numbers: ['+12065550142', '+12065550143'],
    });
  }, PLACEABLE);
  if (answer?.ok !== true) throw new Error(answer ? answer.error.what : 'no bridge');
  return answer.value.id;
}

/** Places it at every account that does not hold it yet. */
export async function placeEverywhere(page: Page, id: PortRequestId): Promise<void> {
  const problems = await page.evaluate(async (port) => {
    const placements = await window.portside?.portRequests.placements({ id: port });
    if (!placements?.ok) return ['no placements'];
    const said: string[] = [];
    for (const { accountId } of placements.value) {
      const placed = await window.portside?.portRequests.place({ id: port, accountId });
      if (placed?.ok === false) said.push(`${placed.error.what} ${placed.error.next}`);
    }
    return said;
  }, id);
  expect(problems).toEqual([]);
}

/** Submits the order at one carrier. */
export async function submitAt(page: Page, id: PortRequestId, carrier: string): Promise<void> {
  const answer = await page.evaluate(
    async ([port, at]) => {
      const view = await window.portside?.portRequests.open({ id: port });
      const order = view?.ok ? view.value.orders.find((one) => one.carrier === at) : undefined;
      const { accountId = '', remoteId } = order ?? {};
      return window.portside?.portRequests.move({
        id: port,
        accountId,
        ...(remoteId === undefined ? {} : { remoteId }),
        to: 'submitted',
      });
    },
    [id, carrier] as const,
  );
  if (answer?.ok !== true)
    throw new Error(answer ? `${answer.error.what} ${answer.error.next}` : 'no bridge');
}

/** How each document stands at each order, as the screen gets it. */
export async function cellsOf(page: Page, id: PortRequestId): Promise<readonly DocumentCell[]> {
  const view = await page.evaluate((port) => window.portside?.portRequests.open({ id: port }), id);
  if (view?.ok !== true) throw new Error(view ? view.error.what : 'no bridge');
  return view.value.cells;
}

export async function allDelivered(page: Page, id: PortRequestId, count: number): Promise<void> {
  const fates = async () =>
    (await cellsOf(page, id)).map(({ state, step, reason }) => reason ?? `${state} ${step}`);
  await expect
    .poll(fates, { timeout: 60_000, intervals: [250] })
    .toEqual(Array.from({ length: count }, () => 'delivered confirmed'));
}

export interface FetchedBack {
  readonly carrier: string;
  readonly bytes: Uint8Array;
}

/** Every file of the port that its carriers hold, as they give it back to Portside. */
export async function fetchedBack(page: Page, id: PortRequestId): Promise<readonly FetchedBack[]> {
  const fetched = await page.evaluate(async (port) => {
    const view = await window.portside?.portRequests.refresh({ id: port });
    if (!view?.ok) return [];
    const files: { readonly carrier: string; readonly bytes: readonly number[] }[] = [];
    for (const { accountId, carrier, remoteId, remoteDocuments } of view.value.orders) {
      for (const { name } of remoteDocuments) {
        const order = { id: port, accountId, ...(remoteId === undefined ? {} : { remoteId }) };
        const file = await window.portside?.documents.readRemote({ ...order, name });
        files.push({ carrier, bytes: file?.ok ? [...file.value.bytes] : [] });
      }
    }
    return files;
  }, id);
  return fetched.map(({ carrier, bytes }) => ({ carrier, bytes: Uint8Array.from(bytes) }));
}

/** Each carrier holds exactly these files, and gives the very same bytes back to Portside. */
export async function expectSameBytes(
  page: Page,
  carriers: Carriers,
  id: PortRequestId,
  paths: readonly string[],
): Promise<void> {
  const hashes = (await Promise.all(paths.map(async (path) => sha256(await readFile(path))))).sort();
  expect(heldBy(carriers)).toEqual({ kazoo: hashes, telnyx: hashes, flowroute: hashes });
  const fetched = await fetchedBack(page, id);
  for (const name of ['kazoo', 'telnyx', 'flowroute']) {
    const theirs = fetched.filter(({ carrier }) => carrier.startsWith(name));
    const back = theirs.map(({ bytes }) => sha256(bytes)).sort();
    expect(back, `fetched back from ${name}`).toEqual(hashes);
  }
}
