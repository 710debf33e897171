import { afterEach, beforeEach, expect, it } from 'vitest';
import { FULL_PULL_EVERY } from '../../main/core/sync/pace.ts';
import type { PortsideEvents } from '../../preload/contract/ipc/events.ts';
import { type Desk, draft, openDesk } from './desk.ts';

let desk: Desk;
let account: string;

beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
});
afterEach(() => desk.close());

const log = () => desk.kazoo.control.log();
const creates = () => log().filter(({ method, path }) => method === 'PUT' && /port_requests$/.test(path));
const lists = (path: RegExp) => log().filter((entry) => entry.method === 'GET' && path.test(entry.path));
const state = async () => (await desk.handlers()['sync.status'](undefined)).accounts[0];
const real = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const offline = async () => {
  await desk.unplug();
  await desk.handlers()['portRequests.create'](draft(account));
  await desk.until('the account to be lost', async () => (await state())?.phase === 'offline');
};
const notices = () =>
  desk.events.flatMap(({ name, payload }) =>
    name === 'notice' ? [payload as PortsideEvents['notice']] : [],
  );

it('finds its carrier again by itself within seconds, and reads before it writes', async () => {
  await offline();
  desk.kazoo.control.clearLog();
  await desk.plugQuietly();
  const before = desk.clock.steady();
  await desk.until('the draft at the carrier', () => creates().length === 1, 50);
  // One cool-down, whatever the pulls' pace is; the slack is for a busy machine, whose time runs on here.
  expect(desk.clock.steady() - before).toBeLessThan(20_000);
  const [first] = log().filter(({ path }) => !path.endsWith('_auth'));
  expect(first?.method).toBe('GET');
});

it('asks a carrier that stays away for one cheap reading at a time, and for none of its lists', async () => {
  await offline();
  desk.kazoo.control.fault({
    times: Number.POSITIVE_INFINITY,
    action: { kind: 'html', status: 502 },
  });
  desk.kazoo.control.clearLog();
  await desk.plugQuietly();
  for (let n = 0; n < 60; n += 1) {
    desk.clock.skip(10_000);
    await real(5);
  }
  // Ten minutes: with waits of up to a minute, some twenty looks.
  expect(log().length).toBeGreaterThan(5);
  expect(log().length).toBeLessThan(60);
  expect(log().filter(({ path }) => !path.endsWith('_auth') && listedSeconds(path) !== 1)).toEqual([]);
  expect((await state())?.phase).toBe('offline');
});

it('sends while it reads what changed: a slow list holds back no change', async () => {
  await offline();
  desk.kazoo.control.fault({ path: /by_types=active/, times: 2, action: { kind: 'slow', ms: 600 } });
  desk.kazoo.control.clearLog();
  await desk.plug();
  await desk.until('the draft at the carrier', () => creates().length === 1);
  expect((await state())?.phase).toBe('pulling');
});

it('reads only what changed after an absence, and everything later, on its schedule', async () => {
  await desk.unplug();
  await desk.handlers()['sync.now'](undefined);
  await desk.until('the account to be lost', async () => (await state())?.phase === 'offline');
  desk.clock.skip(2 * FULL_PULL_EVERY);
  desk.kazoo.control.clearLog();
  await desk.plug();
  await desk.until('what changed', () => lists(/by_types=completed/).length > 0);
  expect(lists(/by_types=(suspended|progressing)/)).toEqual([]);
  await desk.until('everything', () => lists(/by_types=progressing/).length > 0, 500);
});

it('reads everything only when nothing is to be sent', async () => {
  const slow = { kind: 'slow', ms: 600 } as const;
  desk.kazoo.control.fault({ method: 'PUT', path: /port_requests$/, times: 20, action: slow });
  desk.kazoo.control.clearLog();
  for (let n = 0; n < 20; n += 1) await desk.handlers()['portRequests.create'](draft(account));
  await desk.until('the first creates', () => creates().length > 0);
  desk.clock.skip(2 * FULL_PULL_EVERY);
  await desk.until('what changed', () => lists(/by_types=completed/).length > 0);
  expect((await desk.waiting()).length).toBeGreaterThan(0);
  expect(lists(/by_types=(suspended|progressing)/)).toEqual([]);
});

it('syncs now with what changed, and with everything only where that is due', async () => {
  desk.kazoo.control.clearLog();
  await desk.handlers()['sync.now'](undefined);
  await desk.until('what changed', () => lists(/by_types=completed/).length > 1);
  expect(lists(/by_types=(suspended|progressing)/)).toEqual([]);
  await desk.pullAll();
  await desk.until('everything', () => lists(/by_types=progressing/).length > 0);
});

it('says once what became of all that waited', async () => {
  await desk.unplug();
  for (let n = 0; n < 3; n += 1) await desk.handlers()['portRequests.create'](draft(account));
  await desk.until('the account to be lost', async () => (await state())?.phase === 'offline');
  const body = JSON.stringify({ status: 'error', error: '400', message: 'validation failed', data: {} });
  desk.kazoo.control.fault({
    method: 'PUT',
    path: /port_requests$/,
    action: { kind: 'answer', status: 400, body },
  });
  // Long enough for the page to be told that it lasts.
  desk.kazoo.control.fault({ method: 'PUT', path: /port_requests$/, action: { kind: 'slow', ms: 400 } });
  await desk.plug();
  await desk.until('the notice', () => notices().length > 0, 20);
  expect(notices()).toEqual([
    { tone: 'info', topic: 'reconnect', text: 'Back online: 2 changes sent, 1 needs you.' },
  ]);
  // While it lasted, the page was told to hold its own toasts back; afterwards it is not.
  const told = desk.events.flatMap(({ name, payload }) =>
    name === 'sync' ? [(payload as PortsideEvents['sync']).catchingUp === true] : [],
  );
  expect(told.filter(Boolean).length).toBeGreaterThan(0);
  expect((await desk.handlers()['sync.status'](undefined)).catchingUp).toBeUndefined();
});

it('says nothing when nothing waited', async () => {
  await desk.unplug();
  desk.clock.skip(90_000);
  await desk.until('the account to be lost', async () => (await state())?.phase === 'offline', 1_000);
  await desk.plug();
  await desk.until('a pull', async () => (await state())?.phase === 'idle', 20);
  await real(50);
  expect(notices()).toEqual([]);
});

it('knows after a start without a network when the carrier was last read, and how much waits for it', async () => {
  const read = (await state())?.pulledAt;
  expect(read).toBeDefined();
  await offline();
  await desk.restart();
  await desk.until('the account to be lost', async () => (await state())?.phase === 'offline');
  expect(await state()).toMatchObject({ pulledAt: read, waiting: 1, problem: { code: 'offline' } });
});

/** Seconds of the carrier's past that a list was asked for. */
function listedSeconds(path: string): number {
  const { searchParams } = new URL(path, 'http://kazoo');
  return Number(searchParams.get('modified_to')) - Number(searchParams.get('modified_from'));
}
