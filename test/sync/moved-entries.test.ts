import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CarrierAdapter } from '../../main/core/interfaces/carrier.ts';
import { bellwetherAdapter } from '../fixtures/bellwether/adapter.ts';
import { type Bellwether, createBellwether } from '../fixtures/bellwether/world.ts';
import { type Desk, draft, openDesk } from './desk.ts';

let desk: Desk;
let world: Bellwether;
let kazoo: string;
let bellwether: string;
/** Orders are read no earlier than this. */
let mayRead: Promise<void>;
let reads: number;

beforeEach(async () => {
  reads = 0;
  mayRead = Promise.resolve();
  desk = await openDesk({
    beside: (clock) => {
      world = createBellwether(clock.steady);
      return [slowToRead(bellwetherAdapter(world))];
    },
  });
  kazoo = await desk.connect();
  bellwether = await desk.connectAt('bellwether', 'https://api.bellwether.example');
});
afterEach(() => desk.close());

function slowToRead(adapter: CarrierAdapter): CarrierAdapter {
  return {
    ...adapter,
    capabilities: { ...adapter.capabilities, rate: { burst: 30, perSecond: 1 } },
    session: (access) => {
      const session = adapter.session(access);
      return {
        ...session,
        order: async (address) => {
          reads += 1;
          await mayRead;
          return session.order(address);
        },
      };
    },
  };
}

const create = async (accountId: string) =>
  (await desk.handlers()['portRequests.create'](draft(accountId))).id;

it('an entry whose port is joined while it is made ready is sent all the same, once', async () => {
  const id = await create(kazoo);
  const other = await create(bellwether);
  await desk.drained();
  let done: () => void = () => undefined;
  mayRead = new Promise((resolve) => {
    done = resolve;
  });
  reads = 0;
  await desk.handlers()['portRequests.edit']({ id: other, changes: { billingName: 'Quay' } });
  await desk.until('the reading', () => reads > 0);
  await desk.handlers()['portRequests.join']({ id, other });
  done();
  await desk.drained();
  expect([...world.orders.values()].map(({ fields }) => fields.billingName)).toEqual(['Quay']);
  expect(world.executed.filter((act) => act === 'update')).toHaveLength(1);
  expect(desk.log.filter((line) => line.includes('sync.attempt'))).toEqual([]);
});

it('an entry whose port is joined while it waits for the account’s rate is not refused for that', async () => {
  const id = await create(kazoo);
  const other = await create(bellwether);
  await desk.drained();
  const refresh = () => desk.handlers()['portRequests.refresh']({ id: other });
  const asked = Promise.allSettled(Array.from({ length: 40 }, refresh));
  await desk.handlers()['portRequests.edit']({ id: other, changes: { billingName: 'Quay' } });
  await new Promise((resolve) => setTimeout(resolve, 200));
  await desk.handlers()['portRequests.join']({ id, other });
  const seen = new Set<string>();
  await desk.until(
    'the edit',
    async () => {
      for (const { status } of await desk.waiting()) seen.add(status);
      return (await desk.waiting()).length === 0;
    },
    1_000,
  );
  await asked;
  expect([...seen]).not.toContain('refused');
  expect(world.executed.filter((act) => act === 'update')).toHaveLength(1);
});
