import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, draft, openDesk } from './desk.ts';

let desk: Desk;
let account: string;
const DAY = 86_400_000;

beforeEach(async () => {
  desk = await openDesk({ luck: 0.9 });
  account = await desk.connect();
});
afterEach(() => desk.close());

it.each([-DAY, DAY])('goes on when the clock is set by a day (%d ms)', async (jump) => {
  await desk.unplug();
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.until('the failed try', async () => (await desk.waiting())[0]?.problem?.code === 'offline');
  desk.clock.set(jump);
  const told = desk.events.length;
  // The cable is back, and nobody says so.
  await desk.plugQuietly();
  const before = desk.clock.steady();
  await desk.until('the port', () => desk.kazoo.control.ports().length === 1, 500);
  expect(desk.clock.steady() - before).toBeLessThan(15 * 60_000);
  await desk.until(
    'the screen to be told',
    () => desk.events.slice(told).some(({ name }) => name === 'changed'),
    100,
  );
  const mark = async () => (await desk.handlers()['portRequests.open']({ id })).card.sync;
  await desk.until('the answer', async () => (await mark()) === 'synced');
});

it('waits out a 429 although the clock is set back meanwhile', async () => {
  const { id } = await desk.handlers()['portRequests.create'](draft(account));
  await desk.drained();
  desk.kazoo.control.fault({ method: 'PUT', path: /\/comments$/, action: { kind: 'rate-limited' } });
  await desk
    .handlers()
    ['portRequests.comment']({ id, text: 'patience', private: false, actionRequired: false });
  await desk.until('the wait', async () => (await desk.waiting())[0]?.problem?.code === 'rate-limited');
  desk.clock.set(-DAY);
  const before = desk.clock.steady();
  await desk.drained();
  expect(desk.clock.steady() - before).toBeLessThan(15 * 60_000);
});
