import { afterEach, beforeEach, expect, it } from 'vitest';
import { telnyxV1Adapter } from '../../main/carriers/telnyx/v1-adapter.ts';
import { PRACTICE_CREDENTIALS, PRACTICE_CUSTOMER } from '../../main/practice/kazoo/seed/credentials.ts';
import { startPracticeKazoo } from '../../main/practice/kazoo/server.ts';
import { PRACTICE_TELNYX } from '../../main/practice/telnyx/seed/credentials.ts';
import { startPracticeTelnyx } from '../../main/practice/telnyx/server.ts';
import { type Desk, draft, openDesk } from './desk.ts';

let desk: Desk;
let account: string;

beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
});
afterEach(() => desk.close());

const byKey = (apiKey: string) => ({ method: 'api-key', values: { apiKey } });
const change = (baseUrl: string, apiKey: string) =>
  desk.handlers()['accounts.changeCredentials']({ accountId: account, baseUrl, credentials: byKey(apiKey) });

it('takes no credentials of another Kazoo account: what waits would land there', async () => {
  await desk.unplug();
  await desk.handlers()['portRequests.create'](draft(account));
  await expect(change(desk.kazoo.url, PRACTICE_CUSTOMER.apiKey)).rejects.toMatchObject({
    problem: { code: 'rejected', what: expect.stringContaining('Juniper Street Dental') },
  });
  await desk.plug();
  await desk.drained();
  const { accounts } = { accounts: await desk.handlers()['accounts.list'](undefined) };
  expect(accounts[0]?.baseUrl).toBe(desk.url);
  const [port] = desk.kazoo.control.ports();
  const [write] = desk.kazoo.control
    .log()
    .filter(({ method, path }) => method === 'PUT' && /port_requests$/.test(path));
  expect(write?.path).toContain(port?.accountId);
});

it('follows its account to another address', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  const moved = await startPracticeKazoo({ seed: 'empty', rateLimit: false });
  try {
    await change(moved.url, PRACTICE_CREDENTIALS.apiKey);
    await desk.handlers()['portRequests.create'](draft(account));
    await desk.until('the port at the new address', () => moved.control.ports().length === 1);
    expect((await desk.handlers()['portRequests.open']({ id })).card.name).toMatch(/^Mill Street/);
  } finally {
    await moved.close();
  }
});

it('connects one Kazoo account once', async () => {
  const again = desk.handlers()['accounts.add']({
    carrier: 'kazoo',
    name: 'The same',
    baseUrl: desk.url,
    timeZone: 'America/New_York',
    credentials: byKey(PRACTICE_CREDENTIALS.apiKey),
  });
  await expect(again).rejects.toMatchObject({
    problem: { code: 'rejected', what: expect.stringContaining('Harborline Kazoo') },
  });
});

it('does not sign in for every request when tokens live shorter than it thinks useful', async () => {
  desk.kazoo.control.set({ tokenLifetimeSeconds: 15 });
  desk.kazoo.control.revokeTokens();
  desk.kazoo.control.clearLog();
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.handlers()['portRequests.comment']({ id, text: 'one', private: false, actionRequired: false });
  // Real time: skipped time would use the tokens up.
  await desk.until('both to arrive', async () => (await desk.waiting()).length === 0);
  const signIns = desk.kazoo.control.log().filter(({ path }) => path.endsWith('_auth'));
  expect(signIns.length).toBeLessThanOrEqual(2);
});

it('signs in once for many lanes when every token dies at once', async () => {
  for (let n = 0; n < 6; n += 1) await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  desk.kazoo.control.revokeTokens();
  desk.kazoo.control.clearLog();
  const { columns } = await desk.handlers()['board.open']({});
  for (const { id } of columns.flatMap(({ cards }) => cards))
    await desk.handlers()['portRequests.comment']({ id, text: 'hi', private: false, actionRequired: false });
  await desk.drained();
  expect(desk.kazoo.control.log().filter(({ path }) => path.endsWith('_auth'))).toHaveLength(1);
});

it('asks nothing more of a carrier that turns every sign-in away', async () => {
  desk.kazoo.control.revokeTokens();
  desk.kazoo.control.fault({ times: Number.POSITIVE_INFINITY, action: { kind: 'unauthorized' } });
  desk.kazoo.control.clearLog();
  for (let n = 0; n < 6; n += 1) await desk.handlers()['portRequests.create'](draft(account));
  await desk.until(
    'the pause',
    async () => (await desk.handlers()['accounts.list'](undefined))[0]?.health.kind === 'needs-you',
  );
  for (let n = 0; n < 20; n += 1) {
    desk.clock.skip(600_000);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(desk.kazoo.control.log().filter(({ path }) => path.endsWith('_auth')).length).toBeLessThanOrEqual(5);
  expect(await desk.waiting()).toHaveLength(6);
});

it('never creates again because looking for the first one was forbidden', async () => {
  desk.kazoo.control.fault({ method: 'PUT', path: /\/port_requests$/, action: { kind: 'lost-answer' } });
  const body = JSON.stringify({
    status: 'error',
    error: '403',
    message: 'forbidden',
    data: { message: 'forbidden' },
  });
  desk.kazoo.control.fault({
    method: 'GET',
    path: /by_types=unconfirmed/,
    times: 1,
    action: { kind: 'answer', status: 403, body },
  });
  await desk.handlers()['portRequests.create'](draft(account));
  await desk.until(
    'the vain look',
    async () => {
      const [change0] = await desk.waiting();
      return change0?.problem?.code === 'forbidden';
    },
    500,
  );
  const [entry] = await desk.waiting();
  expect(entry?.status).toBe('unknown');
  await desk.handlers()['outbox.retry']({ mutationId: entry?.id ?? '' });
  await desk.drained();
  expect(desk.kazoo.control.ports()).toHaveLength(1);
});

it('takes no account of a carrier whose caution nobody has read', async () => {
  const cautious = await openDesk({ beside: () => [telnyxV1Adapter()] });
  const telnyx = await startPracticeTelnyx();
  const add = (cautionRead?: boolean) =>
    cautious.handlers()['accounts.add']({
      carrier: 'telnyx-v1',
      name: 'Old Telnyx',
      baseUrl: telnyx.url,
      timeZone: 'America/New_York',
      credentials: { method: 'v1', values: { user: PRACTICE_TELNYX.user, token: PRACTICE_TELNYX.token } },
      ...(cautionRead !== undefined && { cautionRead }),
    });
  try {
    for (const read of [undefined, false]) {
      await expect(add(read)).rejects.toMatchObject({
        problem: { code: 'rejected', what: expect.stringContaining('can be read by anyone') },
      });
    }
    expect(telnyx.control.log()).toEqual([]);
    expect(await add(true)).toMatchObject({ carrier: 'telnyx-v1', name: 'Old Telnyx' });
  } finally {
    await cautious.close();
    await telnyx.close();
  }
});
