import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { anOrder, KAZOO, NOW, openTestStore, openWorkerStore, sqlite, tempFolder } from './world.ts';

test('what was left to be indexed when the app was killed is indexed after the next start', async () => {
  const folder = tempFolder();
  const before = openTestStore(folder);
  const orders = Array.from({ length: 60 }, (_, n) => anOrder(`r${n}`));
  await before.store.applyPage(KAZOO, orders, { now: NOW });
  expect(before.context.tables.index.reach()).toEqual({ indexed: 0, loose: 0, last: 60 });
  before.db.close();

  const { store } = await openWorkerStore(folder);
  const mirror = new sqlite(join(folder, 'mirror.db'), { readonly: true });
  const indexed = mirror.prepare('SELECT indexed FROM search_state').pluck();
  const numbers = mirror.prepare('SELECT count(DISTINCT card_id) FROM digits').pluck();
  await vi.waitFor(() => expect(indexed.get()).toBe(60), { timeout: 30_000, interval: 50 });
  expect(numbers.get()).toBe(60);
  mirror.close();
  expect((await store.openBoard({ text: 'r59' }, 1)).total).toBe(1);
});

test('cards that go, and others that come in their place, are found as what they are now', async () => {
  const { store, context } = openTestStore();
  const found = async (text: string) => (await store.openBoard({ text }, 1)).total;
  const many = (kind: string) =>
    Array.from({ length: 60 }, (_, n) => anOrder(`${kind}${n}`, { fields: { name: `${kind}${n}` } }));
  await store.applyPage(KAZOO, many('first').slice(0, 40), { now: NOW });
  expect(context.tables.index.reach()).toEqual({ indexed: 40, loose: 40, last: 40 });
  await store.forgetAccount(KAZOO.accountId);
  expect(await found('first')).toBe(0);
  await store.applyPage(KAZOO, many('other'), { now: NOW });
  expect(context.tables.index.reach()).toEqual({ indexed: 0, loose: 40, last: 60 });
  expect([await found('first'), await found('other0'), await found('other59')]).toEqual([0, 1, 1]);
  await store.forgetOrder(KAZOO.accountId, 'other59');
  await store.applyPage(KAZOO, [anOrder('last', { fields: { name: 'last' } })], { now: NOW });
  expect([await found('last'), await found('other58'), await found('other59')]).toEqual([1, 1, 0]);
});
