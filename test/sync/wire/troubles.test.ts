import { createHash } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { PRACTICE_CREDENTIALS } from '../../../main/practice/kazoo/seed/credentials.ts';
import { PLACEABLE } from '../../fixtures/placeable.ts';
import { type Desk, draft, openDesk } from '../desk.ts';
import { type FarCarriers, farAdapters, startFarCarriers } from './carriers.ts';
import { openTroubledLine, type Trouble, type TroubledLine } from './line.ts';

/** Larger than what sockets take in one go, so that a cut falls into the middle of the file. */
const BILL_BYTES = 700_000;
/** Milliseconds that the trouble lasts. */
const LASTS = 900;
/** Milliseconds of the desk's own time in which all is done once the line is well again: two looks a minute apart, and waits of a few. */
const SOON = 10 * 60_000;

const NUMBERS = ['+12065550142', '+12065550143'];

const TROUBLES: readonly Trouble[] = [
  { kind: 'latency', ms: 60 },
  { kind: 'bandwidth', bytesPerSecond: 400_000 },
  { kind: 'slicer', bytes: 40 },
  { kind: 'reset', after: 120 },
  { kind: 'limit', after: 120 },
  { kind: 'cut-upload', after: 60_000 },
  { kind: 'silent' },
  { kind: 'slow-close', ms: 300 },
  { kind: 'execute-then-drop' },
];

let desk: Desk;
let far: FarCarriers;
let toKazoo: TroubledLine;

async function open(seed: 'empty' | 'demo'): Promise<void> {
  // The carriers' clocks go with the desk's.
  const steady = { now: () => Date.now() };
  far = await startFarCarriers(() => steady.now());
  desk = await openDesk({
    seed,
    beside: (clock) => {
      steady.now = clock.steady;
      return farAdapters(clock);
    },
    line: async (url) => {
      toKazoo = await openTroubledLine(url);
      return toKazoo.url;
    },
  });
}
afterEach(async () => {
  await desk.close();
  await Promise.all([far.close(), toKazoo.close()]);
});

function trouble(what: Trouble | undefined): void {
  toKazoo.trouble(what);
  far.trouble(what);
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function bill(): Uint8Array {
  const page = `%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n${`% ${'line '.repeat(15)}\n`.repeat(BILL_BYTES / 78)}`;
  return Buffer.from(`${page}trailer\n<</Root 1 0 R>>\n%%EOF\n`);
}

async function work(account: string): Promise<string> {
  const handlers = desk.handlers();
  const { id } = await handlers['portRequests.create'](
    draft(account, { fields: { ...PLACEABLE }, numbers: NUMBERS }),
  );
  for (const { accountId } of await handlers['portRequests.placements']({ id }))
    await handlers['portRequests.place']({ id, accountId });
  await handlers['portRequests.comment']({ id, text: 'Called them', private: false, actionRequired: false });
  const path = await desk.file('bill.pdf', bill());
  await handlers['documents.attach']({ id, paths: [path] });
  await handlers['portRequests.edit']({ id, changes: { city: 'Tacoma' } });
  return id;
}

it.each(TROUBLES)('converges after %o, and nothing is there twice', async (what) => {
  await open('empty');
  const account = await desk.connect();
  await far.connect(desk);
  trouble(what);
  const id = await work(account);
  await new Promise((resolve) => setTimeout(resolve, LASTS));
  trouble(undefined);
  const healed = desk.clock.steady();
  desk.core().networkBack();
  await desk.drained();
  expect(desk.clock.steady() - healed).toBeLessThan(SOON);

  const hash = sha256(bill());
  const [port, ...more] = desk.kazoo.control.ports();
  expect(more).toEqual([]);
  expect(port?.comments.map(({ content }) => content)).toEqual(['Called them']);
  expect([...(port?.attachments.values() ?? [])].map(({ bytes }) => sha256(bytes))).toEqual([hash]);
  expect(port?.fields.bill).toMatchObject({ locality: 'Tacoma' });

  const telnyx = far.telnyx.control.orders();
  expect(telnyx.flatMap(({ numbers }) => numbers.map(({ number }) => number)).sort()).toEqual(NUMBERS);
  const linked = telnyx.flatMap(({ documents }) =>
    [documents.loa, documents.invoice].filter((one) => one !== null),
  );
  expect(linked.map((one) => sha256(far.telnyx.control.document(one)?.bytes ?? Buffer.alloc(0)))).toEqual([
    hash,
  ]);

  const flowroute = far.flowroute.control.orders();
  expect(flowroute).toHaveLength(1);
  const seen = flowroute.flatMap(({ files }) => files.filter(({ seenAt }) => seenAt !== null));
  const objects = far.s3.control.objects();
  expect(
    seen.map(({ key }) => sha256(objects.find((one) => one.key === key)?.bytes ?? Buffer.alloc(0))),
  ).toEqual([hash]);
  const view = await desk.handlers()['portRequests.open']({ id });
  expect(view.cells.map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered']);
});

it.each(TROUBLES)('a first pull through %o comes whole in the end', async (what) => {
  await open('demo');
  const { id } = await desk.handlers()['accounts.add']({
    carrier: 'kazoo',
    name: 'Harborline Kazoo',
    baseUrl: desk.url,
    timeZone: 'America/Los_Angeles',
    credentials: { method: 'api-key', values: { apiKey: PRACTICE_CREDENTIALS.apiKey } },
  });
  trouble(what);
  await new Promise((resolve) => setTimeout(resolve, LASTS));
  trouble(undefined);
  desk.core().networkBack();
  const pulledAt = async () =>
    (await desk.handlers()['accounts.list'](undefined)).find((account) => account.id === id)?.pulledAt;
  await desk.until('the whole pull', async () => (await pulledAt()) !== undefined, 200);
  const { total } = await desk.handlers()['board.open']({});
  expect(total).toBe(desk.kazoo.control.ports().length);
});
