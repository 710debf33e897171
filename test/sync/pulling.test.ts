import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, draft, openDesk } from './desk.ts';

let desk: Desk;
let account: string;

beforeEach(async () => {
  desk = await openDesk({ seed: 'demo' });
  account = await desk.connect();
}, 30_000);
afterEach(() => desk.close());

const board = () => desk.handlers()['board.open']({});

it('brings every port of the account onto the board', async () => {
  const { columns, total } = await board();
  expect(total).toBeGreaterThan(200);
  expect(columns.every(({ count }) => count > 0)).toBe(true);
  const [account0] = (await desk.handlers()['sync.status'](undefined)).accounts;
  expect(account0).toMatchObject({ accountId: account, phase: 'idle' });
});

it('tells the page what changed, seldom and all of it', async () => {
  const changed = desk.events.filter(({ name }) => name === 'changed');
  const ids = new Set(changed.flatMap(({ payload }) => (payload as { ids: readonly string[] }).ids));
  const { total } = await board();
  expect(changed.length).toBeLessThan(40);
  expect(changed.some(({ payload }) => (payload as { board: boolean }).board)).toBe(true);
  expect(ids.size).toBeLessThanOrEqual(total);
});

it('sees within its next pull what others did', async () => {
  const port = desk.kazoo.control.ports().find(({ state }) => state === 'rejected');
  const card = await desk
    .until('the card', async () => (await find(port?.id ?? '')) !== undefined)
    .then(() => find(port?.id ?? ''));
  expect(card?.card.state).toBe('rejected');
  await patch(port?.accountId ?? '', port?.id ?? '', 'submitted');
  desk.clock.skip(90_000);
  await desk.until('the move', async () => (await find(port?.id ?? ''))?.card.state === 'submitted');
});

it('forgets a port that was deleted at the carrier, once the carrier says so itself', async () => {
  const port = desk.kazoo.control.ports().find(({ state }) => state === 'unconfirmed');
  const { columns, total } = await desk.handlers()['board.open']({ text: String(port?.fields.name) });
  const ids = columns.flatMap(({ cards }) => cards.map(({ id }) => id));
  const before = (await board()).total;
  expect(total).toBeGreaterThan(0);
  await remove(port?.accountId ?? '', port?.id ?? '');
  await desk.pullAll();
  await desk.until('one port less', async () => (await board()).total === before - 1);
  expect(await desk.handlers()['board.cards']({ ids })).toHaveLength(ids.length - 1);
});

it('goes on after a pull that broke in the middle', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  const { total } = await board();
  desk.kazoo.control.fault({ path: /by_types=progressing/, times: 3, action: { kind: 'cut-body' } });
  await desk.pullAll();
  const trouble = async () =>
    (await desk.handlers()['sync.status'](undefined)).accounts[0]?.problem !== undefined;
  await desk.until('the trouble', trouble);
  expect((await board()).total).toBe(total);
  desk.clock.skip(600_000);
  await desk.until('recovery', async () => !(await trouble()), 5_000);
  expect((await desk.handlers()['portRequests.open']({ id })).card.state).toBe('unconfirmed');
});

it('reads the timeline of a port that is opened', async () => {
  const port = desk.kazoo.control
    .ports()
    .find(({ state, comments }) => state === 'pending' && comments.length > 1);
  const known = await find(port?.id ?? '');
  const id = known?.card.id ?? '';
  const entries = async () => desk.handlers()['portRequests.timeline']({ id });
  await desk.until('its timeline', async () => (await entries()).some(({ kind }) => kind === 'comment'));
  const kinds = new Set((await entries()).map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['transition', 'comment']));
});

it('names the ports that hold a pasted number already', async () => {
  const port = desk.kazoo.control.ports().find(({ state }) => state === 'pending');
  const [number = ''] = Object.keys((port?.fields.numbers ?? {}) as object);
  const check = await desk
    .handlers()
    ['portRequests.checkNumbers']({ text: `${number.slice(2)}\nnot a number` });
  expect(check.numbers[0]?.usedBy[0]).toMatchObject({ name: port?.fields.name, state: 'pending' });
  expect(check.bad).toEqual([{ token: 'not a number', line: 2, reason: 'is no telephone number' }]);
});

async function find(remoteId: string) {
  const port = desk.kazoo.control.port(remoteId);
  const text = String(port?.fields.name ?? '');
  const { columns } = await desk.handlers()['board.open']({ text });
  for (const { id } of columns.flatMap(({ cards }) => cards)) {
    const view = await desk.handlers()['portRequests.open']({ id });
    if (view.orders.some((order) => order.remoteId === remoteId)) return view;
  }
  return undefined;
}

let token = '';
async function call(method: string, path: string, data: object = {}): Promise<void> {
  if (token === '') {
    const answer = await raw('PUT', '/v2/api_auth', {
      api_key: 'practice-only-northgate-switching-'.padEnd(64, 'x'),
    });
    token = ((await answer.json()) as { auth_token: string }).auth_token;
  }
  const answer = await raw(method, path, data);
  expect(answer.status).toBe(200);
}

function raw(method: string, path: string, data: object): Promise<Response> {
  return fetch(`${desk.kazoo.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token !== '' && { 'x-auth-token': token }) },
    body: JSON.stringify({ data }),
  });
}

beforeEach(() => {
  token = '';
});

const patch = (owner: string, port: string, state: string) =>
  call('PATCH', `/v2/accounts/${owner}/port_requests/${port}/${state}`);
const remove = (owner: string, port: string) => call('DELETE', `/v2/accounts/${owner}/port_requests/${port}`);
