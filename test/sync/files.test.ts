import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, draft, openDesk, pdfBytes } from './desk.ts';

let desk: Desk;
let account: string;

beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
});
afterEach(() => desk.close());

const sent = () => [...(desk.kazoo.control.ports()[0]?.attachments.values() ?? [])].map(({ bytes }) => bytes);
const uploads = () => desk.kazoo.control.log().filter(({ path }) => path.includes('filename=')).length;
const attach = async (id: string, path: string) =>
  (await desk.handlers()['documents.attach']({ id, paths: [path] }))[0];

/** A whole PDF of exactly so many bytes. */
function pdfOf(size: number): Buffer {
  const end = Buffer.from('\n%%EOF\n');
  const begin = pdfBytes();
  return Buffer.concat([begin, Buffer.alloc(size - begin.length - end.length, 0x25), end]);
}

it('sends a file as large as Kazoo takes, and refuses one byte more before sending it', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  const largest = pdfOf(8_000_000);
  expect(await attach(id, await desk.file('largest.pdf', largest))).toMatchObject({ ok: true });
  expect(await attach(id, await desk.file('larger.pdf', pdfOf(8_000_001)))).toMatchObject({
    ok: false,
    what: expect.stringContaining('takes at most 8 MB'),
  });
  await desk.until('the upload', async () => (await desk.waiting()).length === 0);
  expect(sent().map(({ byteLength }) => byteLength)).toEqual([8_000_000]);
  expect(Buffer.from(sent()[0] ?? []).equals(largest)).toBe(true);
});

it.each(['altered', 'gone', 'cut short'])(
  'sends nothing of a document whose copy is %s, says so, and takes the file again',
  async (how) => {
    await desk.unplug();
    const { id } = await desk.handlers()['portRequests.create'](draft(account));
    const bytes = pdfBytes('the real bill');
    const path = await desk.file('bill.pdf', bytes);
    await attach(id, path);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const copy = join(desk.folder, 'vault', hash.slice(0, 2), hash);
    const sealed = await readFile(copy);
    if (how === 'gone') await rm(copy);
    else if (how === 'altered') await writeFile(copy, sealed.fill(0, sealed.length - 20));
    else await writeFile(copy, sealed.subarray(0, -30));
    await desk.plug();
    await desk.until('the sentence', async () => (await desk.waiting())[0]?.status === 'refused', 100);
    const [change] = await desk.waiting();
    expect(change?.problem).toMatchObject({ code: 'storage', what: expect.stringContaining('bill.pdf') });
    expect(uploads()).toBe(0);

    await attach(id, path);
    const { deliveries } = await desk.handlers()['portRequests.open']({ id });
    await desk.handlers()['documents.retryDelivery']({ deliveryId: deliveries[0]?.id ?? '' });
    await desk.drained();
    expect(sent().map((one) => Buffer.from(one).equals(bytes))).toEqual([true]);
  },
);

it('keeps a file for the port that takes it while another lets go of it', async () => {
  await desk.unplug();
  const { id: one } = await desk.handlers()['portRequests.create'](draft(account));
  const { id: other } = await desk.handlers()['portRequests.create'](draft(account));
  for (let round = 0; round < 15; round += 1) {
    const path = await desk.file(`bill-${round}.pdf`, pdfBytes(`round ${round}`));
    const first = await attach(one, path);
    const [, second] = await Promise.all([
      desk.handlers()['documents.remove']({ documentId: first?.ok ? first.document.id : '' }),
      attach(other, path),
    ]);
    const documentId = second?.ok ? second.document.id : '';
    const { bytes } = await desk.handlers()['documents.read']({ documentId });
    expect(Buffer.from(bytes).equals(pdfBytes(`round ${round}`))).toBe(true);
  }
});
