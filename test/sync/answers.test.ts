import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PRACTICE_CUSTOMER } from '../../main/practice/kazoo/seed/credentials.ts';
import { type Desk, draft, openDesk, pdfBytes } from './desk.ts';

let desk: Desk;
let account: string;

beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
});
afterEach(() => desk.close());

const cardOf = async (id: string) => (await desk.handlers()['portRequests.open']({ id })).card;

/** A port of a customer below us, whose port authority we are. */
async function managedPort(): Promise<string> {
  const [customer] = await desk.handlers()['accounts.subAccounts']({ accountId: account });
  const { id } = await desk
    .handlers()
    ['portRequests.create'](draft(account, { subAccountId: customer?.id ?? '' }));
  await desk.drained();
  return id;
}

it('lets a refused move fall back with the carrier’s words', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  const port = desk.kazoo.control.ports()[0]?.id ?? '';
  const words = {
    port_state: { enum: { message: 'The losing carrier is not supported', cause: 'submitted' } },
  };
  const body = JSON.stringify({ status: 'error', error: '400', message: 'validation error', data: words });
  desk.kazoo.control.fault({
    method: 'PATCH',
    path: /\/submitted/,
    action: { kind: 'answer', status: 400, body },
  });
  await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
  await desk.until('the refusal', async () => (await cardOf(id)).sync === 'needs-you');
  const card = await cardOf(id);
  expect(card.state).toBe('unconfirmed');
  expect(card.note).toContain('losing carrier is not supported');
  expect(desk.kazoo.control.port(port)?.state).toBe('unconfirmed');
  // A new move answers the refusal.
  await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
  await desk.drained();
  expect(await cardOf(id)).toMatchObject({ state: 'submitted', sync: 'synced' });
});

it('refuses at once what the carrier would refuse, without asking it', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await expect(desk.handlers()['portRequests.move']({ id, to: 'completed' })).rejects.toMatchObject({
    problem: { code: 'rejected', what: expect.stringContaining('can’t move to Completed') },
  });
  const port = await managedPort();
  await desk.handlers()['portRequests.move']({ id: port, to: 'submitted' });
  await expect(desk.handlers()['portRequests.move']({ id: port, to: 'rejected' })).rejects.toMatchObject({
    problem: { code: 'rejected', what: expect.stringContaining('needs a reason') },
  });
});

it('walks a managed port to its schedule in one go, offline', async () => {
  const id = await managedPort();
  await desk.unplug();
  const schedule = { dateTime: '2027-06-24 12:00', timeZone: 'America/Los_Angeles' };
  for (const to of ['submitted', 'pending'] as const) await desk.handlers()['portRequests.move']({ id, to });
  await desk.handlers()['portRequests.move']({ id, to: 'scheduled', schedule });
  expect(await cardOf(id)).toMatchObject({
    state: 'scheduled',
    due: { kind: 'scheduled', at: '2027-06-24T19:00:00.000Z' },
  });
  await desk.plug();
  await desk.drained();
  expect(await cardOf(id)).toMatchObject({ state: 'scheduled', sync: 'synced' });
  expect(desk.kazoo.control.ports().find(({ state }) => state === 'scheduled')?.fields.schedule_on).toEqual({
    date_time: '2027-06-24 12:00',
    timezone: 'America/Los_Angeles',
  });
});

it('shows charges, and submits when the agent accepts them', async () => {
  desk.kazoo.control.set({ billedPlan: ['submitted'] });
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
  await desk.until('the charges', async () => (await cardOf(id)).sync === 'needs-you');
  const [change] = await desk.waiting();
  expect(change?.problem).toMatchObject({ code: 'needs-consent', charges: { currency: 'USD' } });
  expect((await cardOf(id)).state).toBe('unconfirmed');
  await desk.handlers()['outbox.retry']({ mutationId: change?.id ?? '', acceptCharges: true });
  await desk.drained();
  expect(await cardOf(id)).toMatchObject({ state: 'submitted', sync: 'synced' });
});

const health = async () => (await desk.handlers()['accounts.list'](undefined))[0]?.health.kind;

/** The carrier turns the sign-in away while a comment waits, until its faults are cleared. */
async function pausedByItsSignIn(): Promise<void> {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  desk.kazoo.control.fault({ times: Number.POSITIVE_INFINITY, action: { kind: 'unauthorized' } });
  await desk.handlers()['portRequests.comment']({ id, text: 'later', private: false, actionRequired: false });
  await desk.until('the pause', async () => (await health()) === 'needs-you');
}

it('pauses an account whose credentials fail and goes on with new ones', async () => {
  await pausedByItsSignIn();
  const asked = desk.kazoo.control.log().length;
  desk.clock.skip(3_600_000);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(desk.kazoo.control.log()).toHaveLength(asked);
  expect((await desk.waiting()).map(({ status }) => status)).toEqual(['queued']);

  desk.kazoo.control.clearFaults();
  const { baseUrl } = (await desk.handlers()['accounts.list'](undefined))[0] ?? { baseUrl: '' };
  const credentials = {
    method: 'api-key',
    values: { apiKey: 'practice-only-harborline-voice-'.padEnd(64, 'x') },
  };
  await desk.handlers()['accounts.changeCredentials']({ accountId: account, baseUrl, credentials });
  await desk.drained();
  expect(await health()).toBe('ok');
});

it('goes on by itself when a check that the agent asked for could not tell', async () => {
  await pausedByItsSignIn();
  desk.kazoo.control.clearFaults();
  await desk.unplug();
  await desk.handlers()['accounts.verify']({ accountId: account });
  expect(await health()).toBe('offline');
  await desk.plug();
  await desk.drained();
  expect(await health()).toBe('ok');
});

it('keeps neither an account nor its credentials when the sign-in fails', async () => {
  const credentials = { method: 'api-key', values: { apiKey: 'wrong'.padEnd(64, 'x') } };
  const { kazoo } = desk;
  const wrong = {
    carrier: 'kazoo',
    name: 'Wrong',
    baseUrl: kazoo.url,
    timeZone: 'America/New_York',
    credentials,
  };
  await expect(desk.handlers()['accounts.add'](wrong)).rejects.toMatchObject({
    problem: { code: 'unauthorized' },
  });
  expect(await desk.handlers()['accounts.list'](undefined)).toHaveLength(1);
  const plain = { ...wrong, baseUrl: 'http://kazoo.example.com' };
  await expect(desk.handlers()['accounts.add'](plain)).rejects.toMatchObject({
    problem: { code: 'invalid-input' },
  });
});

it('waits out a 429 and then sends', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  desk.kazoo.control.fault({ method: 'PUT', path: /\/comments$/, action: { kind: 'rate-limited' } });
  await desk
    .handlers()
    ['portRequests.comment']({ id, text: 'patience', private: false, actionRequired: false });
  await desk.until('the wait', async () => (await desk.waiting())[0]?.problem?.code === 'rate-limited');
  expect((await desk.waiting())[0]).toMatchObject({ status: 'queued', attempts: 0 });
  await desk.drained();
  expect(desk.kazoo.control.ports()[0]?.comments).toHaveLength(1);
});

it('stops at a field that both sides changed, sends the agent’s choice, and merges the rest', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  const other = await openOther(id);
  await desk.unplug();
  await desk.handlers()['portRequests.edit']({ id, changes: { postalCode: '98109', city: 'Seattle' } });
  await other({ bill: { postal_code: '98199', carrier: 'Cascade Telephone' } });
  await desk.plug();
  const asking = async () => (await desk.waiting()).find(({ status }) => status === 'conflict');
  await desk.until('the conflict', async () => (await asking()) !== undefined, 100);
  const change = await asking();
  expect(change?.conflicts).toEqual([{ field: 'postalCode', base: '98101', mine: '98109', theirs: '98199' }]);
  const shown = await desk.handlers()['portRequests.open']({ id });
  expect(shown.fields).toMatchObject({
    postalCode: '98199',
    city: 'Seattle',
    losingCarrier: 'Cascade Telephone',
  });

  await expect(desk.handlers()['outbox.retry']({ mutationId: change?.id ?? '' })).rejects.toMatchObject({
    problem: { code: 'rejected' },
  });
  const choices = [{ mutationId: change?.id ?? '', field: 'postalCode', keep: 'mine' }] as const;
  await desk.handlers()['conflicts.decide']({ id, choices: [...choices] });
  await desk.drained();
  expect(desk.kazoo.control.ports()[0]?.fields.bill).toMatchObject({
    postal_code: '98109',
    locality: 'Seattle',
    carrier: 'Cascade Telephone',
  });
});

/** Another program that edits the same port at the carrier. */
async function openOther(id: string): Promise<(data: object) => Promise<void>> {
  const { orders } = await desk.handlers()['portRequests.open']({ id });
  const signIn = await fetch(`${desk.kazoo.url}/v2/api_auth`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ data: { api_key: 'practice-only-harborline-voice-'.padEnd(64, 'x') } }),
  });
  const { auth_token: token, data: me } = (await signIn.json()) as {
    auth_token: string;
    data: { account_id: string };
  };
  return async (data) => {
    const path = `/v2/accounts/${me.account_id}/port_requests/${orders[0]?.remoteId}`;
    const answer = await fetch(`${desk.kazoo.url}${path}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'x-auth-token': token },
      body: JSON.stringify({ data }),
    });
    expect(answer.status).toBe(200);
  };
}

it('joins edits that still wait into one, and into the draft before it left', async () => {
  await desk.unplug();
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.until('the failed try', async () => (await desk.waiting())[0]?.problem !== undefined);
  await desk
    .handlers()
    ['portRequests.edit']({ id, changes: { city: 'Tacoma' }, addNumbers: ['+12065550199'] });
  expect((await desk.waiting()).map(({ kind }) => kind)).toEqual(['create']);
  await desk.plug();
  await desk.drained();
  const [port] = desk.kazoo.control.ports();
  expect(port?.fields.bill).toMatchObject({ locality: 'Tacoma' });
  expect(Object.keys(port?.fields.numbers ?? {})).toContain('+12065550199');

  await desk.unplug();
  await desk.handlers()['portRequests.edit']({ id, changes: { city: 'Olympia' } });
  await desk.handlers()['portRequests.edit']({ id, changes: { city: 'Everett', region: 'WA' } });
  expect((await desk.waiting()).map(({ words }) => words)).toEqual(['Change City, State']);
  await desk.plug();
  await desk.drained();
  expect(desk.kazoo.control.ports()[0]?.fields.bill).toMatchObject({ locality: 'Everett', region: 'WA' });
});

it('takes back a draft that never left, with all that waited for it', async () => {
  await desk.unplug();
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  const path = await desk.file('loa.pdf', pdfBytes());
  await desk.handlers()['documents.attach']({ id, paths: [path] });
  await desk.handlers()['portRequests.remove']({ id, accountId: account });
  expect(await desk.waiting()).toEqual([]);
  await expect(desk.handlers()['portRequests.open']({ id })).rejects.toMatchObject({
    problem: { code: 'not-found' },
  });
});

describe('removing an account with changes that wait', () => {
  const remove = (input: Parameters<ReturnType<Desk['handlers']>['accounts.remove']>[0]) =>
    desk.handlers()['accounts.remove'](input);
  const one = [expect.objectContaining({ words: 'Create with 1 number' })];

  it('asks with the list; only the exact count goes on, and what waited is in a file then', async () => {
    await desk.unplug();
    await desk.handlers()['portRequests.create'](draft(account));
    expect(await remove({ accountId: account })).toEqual({ waiting: one, removed: false });
    expect(await remove({ accountId: account, exportWaiting: 0 })).toEqual({ waiting: one, removed: false });
    expect(await remove({ accountId: account, exportWaiting: 1 })).toEqual({
      waiting: one,
      removed: true,
      exportedTo: '/home/agent/waiting.zip',
    });
    expect(await desk.waiting()).toEqual([]);
    expect(await desk.handlers()['accounts.list'](undefined)).toEqual([]);
    expect((await desk.handlers()['board.open']({})).total).toBe(0);
  });

  it('keeps the account and everything that waits when the agent chooses no file', async () => {
    const other = await openDesk({ exportWaiting: async () => undefined });
    const id = await other.connect();
    await other.unplug();
    await other.handlers()['portRequests.create'](draft(id));
    const answer = await other.handlers()['accounts.remove']({ accountId: id, exportWaiting: 1 });
    expect(answer).toEqual({ waiting: one, removed: false });
    await other.plug();
    await other.drained();
    expect(other.kazoo.control.ports()).toHaveLength(1);
    await other.close();
  });
});

it('does not let an account that is down delay another', async () => {
  const second = await openDesk();
  try {
    const { id: other } = await desk.handlers()['accounts.add']({
      carrier: 'kazoo',
      name: 'Juniper',
      baseUrl: second.kazoo.url,
      timeZone: 'America/Los_Angeles',
      credentials: { method: 'api-key', values: { apiKey: PRACTICE_CUSTOMER.apiKey } },
    });
    desk.kazoo.control.fault({ times: Number.POSITIVE_INFINITY, action: { kind: 'hang' } });
    await desk.handlers()['portRequests.create'](draft(account));
    await desk.handlers()['portRequests.create'](draft(other));
    // The first never answers: this one would wait for ever.
    await desk.until('the other account’s port', () => second.kazoo.control.ports().length === 1);
  } finally {
    await second.close();
  }
});

it('keeps a refused document from being submitted without', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  const body = '<html>Request Entity Too Large</html>';
  desk.kazoo.control.fault({
    method: 'PUT',
    path: /\/attachments/,
    action: { kind: 'answer', status: 413, body },
  });
  await desk.handlers()['documents.attach']({ id, paths: [await desk.file('loa.pdf', pdfBytes())] });
  await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
  await desk.until('the refusal', async () => (await desk.waiting())[0]?.status === 'refused');
  desk.clock.skip(60_000);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(desk.kazoo.control.ports()[0]?.state).toBe('unconfirmed');
  const view = await desk.handlers()['portRequests.open']({ id });
  expect(view.card.documents.loa).toBe('failed');
  await desk.handlers()['documents.retryDelivery']({ deliveryId: view.deliveries[0]?.id ?? '' });
  await desk.drained();
  expect(desk.kazoo.control.ports()[0]?.state).toBe('submitted');
});

it('says why a file is not taken, and keeps nothing of it', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  const html = await desk.file('bill.pdf', Buffer.from('<html>not a bill</html>'));
  const large = await desk.file(
    'scan.pdf',
    Buffer.concat([pdfBytes(), Buffer.alloc(8_000_001, 0x20), Buffer.from('%%EOF\n')]),
  );
  const outcomes = await desk
    .handlers()
    ['documents.attach']({ id, paths: [html, large, '/nowhere/gone.pdf'] });
  expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, false]);
  expect(outcomes[1]).toMatchObject({ fileName: 'scan.pdf', what: expect.stringMatching(/8 MB/) });
  expect((await desk.handlers()['portRequests.open']({ id })).documents).toEqual([]);
});

it('sends within a moment of the network coming back, whatever the wait before', async () => {
  const slow = await openDesk({ luck: 0.999 });
  try {
    const owner = await slow.connect();
    await slow.unplug();
    await slow.handlers()['portRequests.create'](draft(owner));
    await slow.until('the failed try', async () => (await slow.waiting())[0]?.problem?.code === 'offline');
    const [{ notBefore = '' } = {}] = await slow.waiting();
    await slow.plug();
    await slow.until('the port', () => slow.kazoo.control.ports().length === 1);
    expect(slow.clock.now()).toBeLessThan(Date.parse(notBefore));
  } finally {
    await slow.close();
  }
});
