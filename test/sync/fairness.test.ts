import { afterEach, expect, it } from 'vitest';
import { createRateLimit } from '../../main/core/sync/rate.ts';
import { bellwetherAdapter } from '../fixtures/bellwether/adapter.ts';
import { type Bellwether, createBellwether } from '../fixtures/bellwether/world.ts';
import { createSkippingClock } from './clock.ts';
import { type Desk, draft, openDesk } from './desk.ts';

let desk: Desk;
afterEach(() => desk.close());

const real = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const writes = () =>
  desk.kazoo.control.log().filter(({ method, path }) => method === 'PUT' && !path.endsWith('_auth'));

it('one account whose carrier hangs delays no other', async () => {
  let world: Bellwether | undefined;
  desk = await openDesk({
    beside: (clock) => {
      world = createBellwether(clock.now);
      return [bellwetherAdapter(world)];
    },
  });
  const kazoo = await desk.connect();
  const bellwether = await desk.connectAt('bellwether', 'https://bellwether.example');
  let letGo: () => void = () => undefined;
  const hung = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  if (world) world.fault = () => hung;
  const fields = { name: 'Harbor Dental', billingName: 'Harbor Dental' };
  for (let n = 0; n < 6; n += 1) await desk.handlers()['portRequests.create'](draft(bellwether, { fields }));
  for (let n = 0; n < 6; n += 1) await desk.handlers()['portRequests.create'](draft(kazoo));
  // The other never answers: these would wait for ever.
  await desk.until('the six drafts at Kazoo', () => desk.kazoo.control.ports().length === 6);
  expect(desk.kazoo.control.ports()).toHaveLength(6);
  expect((await desk.waiting()).filter(({ accountId }) => accountId === bellwether)).toHaveLength(6);
  letGo();
});

it.each([
  ['nothing', undefined, 1_000],
  ['seconds', { kind: 'in', seconds: 7 }, 7_000],
  ['a date', { kind: 'at', seconds: 40 }, 38_000],
] as const)(
  'a 429 that tells %s holds the account, and its lanes come back one by one',
  async (_what, wait, least) => {
    desk = await openDesk();
    const account = await desk.connect();
    const headers =
      wait === undefined
        ? {}
        : {
            'retry-after':
              wait.kind === 'in'
                ? String(wait.seconds)
                : new Date(desk.clock.now() + wait.seconds * 1_000).toUTCString(),
          };
    const body = JSON.stringify({ status: 'error', error: '429', message: 'too_many_requests', data: {} });
    desk.kazoo.control.fault({
      method: 'PUT',
      path: /port_requests$/,
      times: 1,
      action: { kind: 'answer', status: 429, body, headers },
    });
    const begun = desk.clock.steady();
    await desk.handlers()['portRequests.create'](draft(account));
    await desk.until('the 429', async () => (await desk.waiting())[0]?.problem?.code === 'rate-limited');
    for (let n = 0; n < 3; n += 1) await desk.handlers()['portRequests.create'](draft(account));
    desk.kazoo.control.clearLog();
    await real(150);
    // Nothing at all, pulls included.
    expect(desk.kazoo.control.log()).toEqual([]);
    desk.clock.skip(least - 500);
    await desk.until('the drafts at the carrier', () => desk.kazoo.control.ports().length === 4, 20);
    expect(desk.clock.steady() - begun).toBeGreaterThan(least);
    const at = writes().map((entry) => entry.at);
    expect(new Set(at).size).toBe(4);
    // Three times a seventh of a second, less what a busy machine makes of it.
    expect(Math.max(...at) - Math.min(...at)).toBeGreaterThan(250);
  },
);

it('what the agent waits for leaves before a pull that asked earlier', async () => {
  desk = await openDesk();
  const clock = createSkippingClock();
  const rate = createRateLimit(clock, { burst: 1, perSecond: 20 });
  const order: string[] = [];
  const ask = (urgency: 'now' | 'background', name: string) =>
    rate.take(urgency).then(() => void order.push(name));
  await rate.take('now');
  await Promise.all([ask('background', 'page 1'), ask('background', 'page 2'), ask('now', 'a move')]);
  expect(order).toEqual(['a move', 'page 1', 'page 2']);
  clock.close();
});
