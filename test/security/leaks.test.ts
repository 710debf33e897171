import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PRACTICE_CREDENTIALS } from '../../main/practice/kazoo/seed/credentials.ts';
import { type Desk, draft, openDesk, pdfBytes } from '../sync/desk.ts';

/** Texts that must stay where they are, each with a mark of its own. */
const PIN = 'PIN7781CANARY';
const ACCOUNT_NUMBER = 'ACCT4410CANARY';
const NEW_PIN = 'PIN9902CANARY';
const SECRETS = [PIN, ACCOUNT_NUMBER, NEW_PIN, PRACTICE_CREDENTIALS.apiKey, 'eyJ0eXAiOiJK'];
const CUSTOMER = ['Quillfeather Dental', '5550142', 'Wexcombe', 'SCAN-CANARY', 'gone-fishing'];

let desk: Desk;
let account: string;

beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
});
afterEach(() => desk.close());

const complaint = (words: string) =>
  JSON.stringify({
    status: 'error',
    error: '400',
    message: 'validation error',
    data: { 'bill.pin': { pattern: { message: words } } },
  });

/** A day with everything in it that a secret could slip out of. */
async function wholeDay(): Promise<string> {
  const { handlers, kazoo } = desk;
  const body = complaint(`${PIN} is no PIN of account ${ACCOUNT_NUMBER}`);
  kazoo.control.fault({
    method: 'PUT',
    path: /port_requests$/,
    action: { kind: 'answer', status: 400, body },
  });
  const { id } = await handlers()['portRequests.create'](
    draft(account, {
      fields: { name: 'Quillfeather Dental', city: 'Wexcombe', pin: PIN, accountNumber: ACCOUNT_NUMBER },
      numbers: ['+12065550142'],
    }),
  );
  await desk.until('the refusal', async () => (await desk.waiting())[0]?.status === 'refused');
  await handlers()['outbox.retry']({ mutationId: (await desk.waiting())[0]?.id ?? '' });
  await desk.drained();
  await handlers()['documents.attach']({
    id,
    paths: [await desk.file('SCAN-CANARY bill.pdf', pdfBytes('gone-fishing'))],
  });
  await desk.drained();
  // A conflict over a PIN, and an answer that repeats it.
  await desk.unplug();
  await handlers()['portRequests.edit']({ id, changes: { pin: NEW_PIN } });
  await desk.restart();
  await desk.plug();
  const echo = complaint(`${NEW_PIN} is not accepted`);
  kazoo.control.fault({
    method: 'POST',
    path: /port_requests\/[0-9a-f]+$/,
    action: { kind: 'answer', status: 400, body: echo },
  });
  kazoo.control.fault({
    method: 'PATCH',
    path: /port_requests\/[0-9a-f]+$/,
    action: { kind: 'answer', status: 400, body: echo },
  });
  await desk.until('the second refusal', async () => (await desk.waiting())[0]?.status === 'refused', 100);
  return id;
}

/** Every file of the profile but those the agent dropped. */
async function profile(): Promise<readonly (readonly [string, Buffer])[]> {
  const names = await readdir(desk.folder, { recursive: true, withFileTypes: true });
  const own = names.filter((entry) => entry.isFile() && !entry.name.endsWith('.pdf'));
  return Promise.all(
    own.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(desk.folder.length), await readFile(path)] as const;
    }),
  );
}

const found = (texts: readonly string[], where: string | Buffer) =>
  texts.filter(
    (text) => where.includes(text) || where.includes(Buffer.from(text).toString('base64').slice(0, -4)),
  );

it('keeps secrets out of every sentence, card, event and log line', async () => {
  const id = await wholeDay();
  const { handlers } = desk;
  const shown = JSON.stringify([
    await handlers()['portRequests.open']({ id }),
    await handlers()['portRequests.timeline']({ id }),
    await handlers()['board.open']({}),
    await desk.waiting(),
    await handlers()['sync.status'](undefined),
    await handlers()['accounts.list'](undefined),
    desk.events,
  ]);
  expect(found(CUSTOMER, shown)).toContain('Quillfeather Dental');
  expect(found(SECRETS, shown)).toEqual([]);
  expect(found([...SECRETS, ...CUSTOMER], desk.log.join('\n'))).toEqual([]);
  for (const secret of [PIN, ACCOUNT_NUMBER, NEW_PIN]) {
    const { total } = await handlers()['board.open']({ text: secret });
    expect(total).toBe(0);
  }
});

it('writes no secret and no document in clear to the disk, while it runs and after', async () => {
  await wholeDay();
  const running = await profile();
  expect(running.map(([name]) => name)).toEqual(expect.arrayContaining(['/ledger.db', '/ledger.db-wal']));
  for (const [name, bytes] of running)
    expect({ name, found: found([...SECRETS, 'gone-fishing'], bytes) }).toEqual({ name, found: [] });
  await desk.restart();
  for (const [name, bytes] of await profile())
    expect({ name, found: found([...SECRETS, 'gone-fishing'], bytes) }).toEqual({ name, found: [] });
});

it('gives a secret in clear only when it is asked for by name', async () => {
  const id = await wholeDay();
  expect(await desk.handlers()['portRequests.reveal']({ id, field: 'accountNumber' })).toEqual({
    text: ACCOUNT_NUMBER,
  });
});
