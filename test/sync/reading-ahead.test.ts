import { expect, it } from 'vitest';
import type { CarrierSession, PulledPage } from '../../main/core/interfaces/carrier.ts';
import { createInFlight } from '../../main/core/sync/in-flight.ts';
import { type PullParts, pullAccount } from '../../main/core/sync/pull.ts';
import { anOrder, KAZOO, openTestStore } from '../db/world.ts';

function pageAt(position: string, id: string, complete = false): PulledPage {
  return { orders: [anOrder(id)], cursor: { scope: 'full', position, complete } };
}

/** Pulls these pages into a real store; how often a request was asked for. */
async function pull(pages: readonly PulledPage[]) {
  const { store } = openTestStore();
  let takes = 0;
  const session = {
    pull: async function* () {
      yield* pages;
    },
  } as unknown as CarrierSession;
  const parts = {
    store,
    states: { pullBegan: () => undefined, pulled: () => undefined },
    confirmed: { begin: () => ({ isOutdated: () => false, end: () => undefined }) },
    clock: { now: Date.now },
    random: { uuid: () => 'pull-1' },
    touched: () => undefined,
    take: async () => {
      takes += 1;
    },
    stopping: () => false,
  } as unknown as PullParts;
  const pulled = await pullAccount(parts, KAZOO, session, { full: true });
  return { pulled, takes, total: (await store.openBoard({}, 1)).total };
}

it('takes a request for each answer, not for each part of one', async () => {
  const pages = [
    pageAt('1', 'a'),
    pageAt('1', 'b'),
    pageAt('2', 'c'),
    pageAt('2', 'd'),
    pageAt('3', 'e', true),
  ];
  const { pulled, takes, total } = await pull(pages);
  expect(pulled.full).toBe(true);
  expect(pulled.ids).toHaveLength(5);
  expect(total).toBe(5);
  expect(takes).toBe(3);
});

it('work in flight: waits when there is enough, and any failure comes out', async () => {
  const ends: (() => void)[] = [];
  const flying = createInFlight(2);
  const work = () => new Promise<void>((resolve) => void ends.push(resolve));
  await flying.add(work());
  let room = false;
  const second = flying.add(work()).then(() => {
    room = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(room).toBe(false);
  ends[0]?.();
  await second;
  const failing = flying.add(Promise.reject(new Error('no room on the disk')));
  await expect(failing).rejects.toThrow('no room on the disk');
  ends[1]?.();
  await expect(flying.done()).rejects.toThrow('no room on the disk');
});
