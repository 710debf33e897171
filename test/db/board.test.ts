import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../main/core/interfaces/store.ts';
import type { BoardFilter } from '../../preload/contract/domain/board.ts';
import { STATES, type State } from '../../preload/contract/domain/states.ts';
import { aMove, aMutation, anOrder, KAZOO, NOW, openTestStore, TELNYX } from './world.ts';

const day = (n: number) => `2026-11-${String(n).padStart(2, '0')}T00:00:00.000Z`;

/** Every card of a column, page after page. */
async function walk(
  store: Store,
  filter: BoardFilter,
  state: State,
  limit: number,
): Promise<readonly string[]> {
  const first = (await store.openBoard(filter, limit)).columns.find((column) => column.state === state);
  const ids = (first?.cards ?? []).map(({ id }) => id);
  let next = first?.next;
  for (let pages = 1; next !== undefined; pages++) {
    expect(pages).toBeLessThan(100);
    const page = await store.boardPage(filter, state, next, limit);
    expect(page.cards.length).toBeLessThanOrEqual(limit);
    ids.push(...page.cards.map(({ id }) => id));
    next = page.next;
  }
  return ids;
}

describe('the board', () => {
  test('has seven columns in order, empty ones too', async () => {
    const { store } = openTestStore();
    const board = await store.openBoard({}, 10);
    expect(board.columns).toEqual(STATES.map((state) => ({ state, count: 0, more: false, cards: [] })));
    expect(board.total).toBe(0);
  });

  test('counts, names the oldest and pages through a column without gap or repeat', async () => {
    const { store } = openTestStore();
    const orders = Array.from({ length: 23 }, (_, n) =>
      anOrder(`r${n}`, { stateSince: day(1 + ((n * 7) % 23)) }),
    );
    await store.applyPage(KAZOO, orders, { now: NOW });
    const board = await store.openBoard({}, 5);
    expect(board.columns[1]).toMatchObject({ count: 23, more: false, oldest: day(1) });
    const names = (await walk(store, {}, 'submitted', 5)).length;
    expect(names).toBe(23);
    expect(new Set(await walk(store, {}, 'submitted', 5)).size).toBe(23);
    expect(await walk(store, {}, 'submitted', 5)).toEqual(await walk(store, {}, 'submitted', 100));
    // No due date, nothing to unblock: what has waited longest comes first.
    expect(board.columns[1]?.cards.map(({ stateSince }) => stateSince)).toEqual([1, 2, 3, 4, 5].map(day));
  });

  test('a page goes on after its last card, though cards before it have gone', async () => {
    const { store } = openTestStore();
    const orders = Array.from({ length: 6 }, (_, n) => anOrder(`r${n}`, { stateSince: day(n + 1) }));
    await store.applyPage(KAZOO, orders, { now: NOW });
    const column = (await store.openBoard({}, 3)).columns[1];
    await store.forgetOrder(KAZOO.accountId, 'r0');
    const page = await store.boardPage({}, 'submitted', column?.next ?? '', 3);
    expect(page.cards.map(({ name }) => name)).toEqual(['Port r3', 'Port r4', 'Port r5']);
  });

  test('by account: a port that two accounts hold counts once', async () => {
    const { store } = openTestStore();
    const ours = { mutationId: 'm', portRequestId: 'both' };
    await store.applyPage(KAZOO, [anOrder('a'), anOrder('b', { ours })], { now: NOW });
    await store.applyPage(TELNYX, [anOrder('c', { ours }), anOrder('d'), anOrder('e')], { now: NOW });
    const total = async (...accountIds: readonly string[]) =>
      (await store.openBoard({ accountIds }, 10)).total;
    expect([await total(), await total('acc-kazoo'), await total('acc-telnyx')]).toEqual([4, 2, 3]);
    expect([await total('acc-kazoo', 'acc-telnyx'), await total('nobody')]).toEqual([4, 0]);
    const filter = { accountIds: ['acc-kazoo', 'acc-telnyx'] };
    expect(new Set(await walk(store, filter, 'submitted', 1)).size).toBe(4);
    expect(await walk(store, filter, 'submitted', 1)).toEqual(await walk(store, filter, 'submitted', 100));
    expect(await walk(store, {}, 'submitted', 2)).toEqual(await walk(store, {}, 'submitted', 100));
    expect((await store.openBoard({ ...filter, text: 'port' }, 10)).total).toBe(4);
    expect((await store.openBoard({ accountIds: ['acc-kazoo'], text: '5550142' }, 10)).total).toBe(2);
  });

  test('counts stay true through any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
        const { store, db } = openTestStore();
        for (const [n, one] of acts.entries()) await perform(store, one, `m${n}`);
        const board = await store.openBoard({}, 100);
        expect(board.total).toBe(db.prepare('SELECT count(*) FROM cards').pluck().get());
        for (const { state, count, cards } of board.columns) {
          expect(count).toBe(cards.length);
          expect(cards.every((card) => card.state === state)).toBe(true);
        }
        for (const { accountId } of [KAZOO, TELNYX]) await checkAccount(store, accountId);
        db.close();
      }),
      { numRuns: 40, seed: 20261122 },
    );
  });
});

const act = fc.record({
  order: fc.integer({ min: 0, max: 5 }),
  state: fc.constantFrom(...STATES),
  account: fc.constantFrom(KAZOO, TELNYX),
  kind: fc.constantFrom('pull', 'pull', 'move', 'forget', 'withdraw', 'account'),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

async function perform(
  store: Store,
  { order, state, account, kind }: Act,
  mutationId: string,
): Promise<void> {
  const portRequestId = `pr-${order}`;
  const { accountId } = account;
  switch (kind) {
    case 'pull': {
      const ours = { mutationId: 'm', portRequestId };
      await store.applyPage(account, [anOrder(`r${order}`, { state, ours })], { now: NOW });
      return;
    }
    case 'move':
      await store.enqueue([{ ...aMutation(mutationId, portRequestId, aMove(state)), ...account }]);
      return;
    case 'forget':
      await store.forgetOrder(accountId, `r${order}`);
      return;
    case 'withdraw':
      for (const { id } of await store.laneHeads()) await store.withdraw(id);
      return;
    case 'account':
      await store.forgetAccount(accountId);
  }
}

async function checkAccount(store: Store, accountId: string): Promise<void> {
  const { columns } = await store.openBoard({ accountIds: [accountId] }, 100);
  for (const { count, cards } of columns) expect(count).toBe(cards.length);
  const holders = columns
    .flatMap(({ cards }) => cards)
    .map((card) => card.carriers.map((one) => one.accountId));
  expect(holders.every((ids) => ids.includes(accountId))).toBe(true);
}
