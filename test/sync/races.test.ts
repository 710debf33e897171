import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { PRACTICE_CREDENTIALS } from '../../main/practice/kazoo/seed/credentials.ts';
import { openColleague } from './colleague.ts';
import { type Desk, draft, openDesk, pdfBytes } from './desk.ts';

let desk: Desk;
let account: string;

beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
});
afterEach(() => desk.close());

const cardOf = async (id: string) => (await desk.handlers()['portRequests.open']({ id })).card;
const asked = (path: RegExp) => desk.kazoo.control.log().filter((entry) => path.test(entry.path)).length;

it('does not show an older list over a move that the carrier has just confirmed', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  desk.kazoo.control.clearLog();
  desk.kazoo.control.fault({ path: /by_types=suspended/, action: { kind: 'slow', ms: 400 } });
  desk.kazoo.control.fault({ path: /by_types=progressing/, action: { kind: 'slow', ms: 400 } });
  await desk.pullAll();
  await desk.until('the list to be on its way', () => asked(/by_types=suspended/) > 0);
  await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
  const seen = new Set<string>();
  await desk.drained();
  await desk.until('the end of the pull', async () => {
    seen.add((await cardOf(id)).state);
    return asked(/by_types=completed/) > 0;
  });
  expect([...seen]).toEqual(['submitted']);
});

it('does not bring back a port from a list that is older than its deletion', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  desk.kazoo.control.clearLog();
  desk.kazoo.control.fault({ path: /by_types=suspended/, action: { kind: 'slow', ms: 400 } });
  await desk.pullAll();
  await desk.until('the list to be on its way', () => asked(/by_types=suspended/) > 0);
  await desk.handlers()['portRequests.remove']({ id, accountId: account });
  await desk.drained();
  const totals = new Set<number>();
  await desk.until('the end of the pull', async () => {
    totals.add((await desk.handlers()['board.open']({})).total);
    return asked(/by_types=completed/) > 0;
  });
  expect([...totals]).toEqual([0]);
});

it('keeps an order that one pull did not list and the carrier still has', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  const empty = JSON.stringify({ data: [], status: 'success' });
  desk.kazoo.control.fault({
    path: /by_types=suspended/,
    times: 2,
    action: { kind: 'answer', status: 200, body: empty },
  });
  desk.kazoo.control.clearLog();
  await desk.pullAll();
  await desk.until('the question by name', () => asked(/port_requests\/[0-9a-f]{32}$/) > 0);
  expect((await cardOf(id)).state).toBe('unconfirmed');
});

it('attaches a file once when it is dropped twice at once', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  const path = await desk.file('bill.pdf', pdfBytes());
  const drop = () => desk.handlers()['documents.attach']({ id, paths: [path] });
  const outcomes = (await Promise.all([drop(), drop(), drop()])).flat();
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  await desk.drained();
  expect((await desk.handlers()['portRequests.open']({ id })).documents).toHaveLength(1);
  expect(desk.kazoo.control.ports()[0]?.attachments.size).toBe(1);
});

it('starts nothing more of an account that is being removed', async () => {
  await desk.unplug();
  await desk.handlers()['portRequests.create'](draft(account));
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.handlers()['portRequests.comment']({ id, text: 'hello', private: false, actionRequired: false });
  const drafts = 8;
  for (let n = 0; n < drafts; n += 1) await desk.handlers()['portRequests.create'](draft(account));
  desk.kazoo.control.fault({
    method: 'PUT',
    path: /\/port_requests$/,
    times: 4,
    action: { kind: 'slow', ms: 300 },
  });
  await desk.plug();
  await desk.until('the first sends', () => desk.kazoo.control.ports().length === 4, 50);
  const waiting = (await desk.waiting()).length;
  const removed = await desk.handlers()['accounts.remove']({ accountId: account, exportWaiting: waiting });
  expect(removed.removed).toBe(true);
  desk.clock.skip(10_000);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(desk.kazoo.control.ports()).toHaveLength(4);
});

it('addresses a customer’s port through the customer, even when the mirror is lost', async () => {
  const [customer] = await desk.handlers()['accounts.subAccounts']({ accountId: account });
  const { id } = await desk
    .handlers()
    ['portRequests.create'](draft(account, { subAccountId: customer?.id ?? '' }));
  await desk.drained();
  await desk.unplug();
  await desk.handlers()['portRequests.comment']({ id, text: 'hello', private: false, actionRequired: false });
  await desk.restart(async () => {
    for (const end of ['', '-wal', '-shm']) await rm(join(desk.folder, `mirror.db${end}`), { force: true });
  });
  desk.kazoo.control.fault({ path: /by_types=/, times: 30, action: { kind: 'html', status: 502 } });
  desk.kazoo.control.clearLog();
  await desk.plug();
  await desk.until('the comment', () => desk.kazoo.control.ports()[0]?.comments.length === 1, 300);
  const [sent] = desk.kazoo.control
    .log()
    .filter(({ method, path }) => method === 'PUT' && /comments$/.test(path));
  expect(sent?.path).toContain(`/accounts/${customer?.id}/`);
});

it('says what became of changes to a port that the carrier has deleted', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  await desk.unplug();
  await desk.handlers()['portRequests.edit']({ id, changes: { city: 'Tacoma' } });
  await desk.handlers()['portRequests.comment']({ id, text: 'hello', private: false, actionRequired: false });
  const [port] = desk.kazoo.control.ports();
  await (await openColleague(desk.kazoo, PRACTICE_CREDENTIALS)).remove(port?.accountId ?? '', port?.id ?? '');
  await desk.plug();
  await desk.until(
    'both refusals',
    async () => (await desk.waiting()).every((one) => one.status === 'refused'),
    100,
  );
  expect((await desk.waiting()).map(({ problem }) => problem?.code)).toEqual(['not-found', 'not-found']);
  const view = await desk.handlers()['portRequests.open']({ id });
  expect(view.card).toMatchObject({ sync: 'needs-you', note: expect.stringContaining('not there any more') });
});
