import { describe, expect, test } from 'vitest';
import type { Store } from '../../main/core/interfaces/store.ts';
import {
  aDraft,
  aMove,
  aMutation,
  anOrder,
  aProblem,
  columns,
  KAZOO,
  LATER,
  NOW,
  openTestStore,
  pulled,
  TELNYX,
} from './world.ts';

const learned = { now: NOW, account: KAZOO };
const attempt = { n: 1, startedAt: NOW };
const sync = async (store: Store, id: string) => (await store.cards([id]))[0]?.sync;

describe('an entry of the outbox', () => {
  test('shows at once, with its view, and reads back with its secrets', async () => {
    const { store } = openTestStore();
    expect(await store.enqueue([aMutation('m1', 'pr-1', aDraft)])).toEqual(['pr-1']);
    expect(await columns(store)).toEqual({ unconfirmed: ['Harbor Dental'] });
    const mutation = await store.mutation('m1');
    expect(mutation).toEqual({
      id: 'm1',
      seq: 1,
      portRequestId: 'pr-1',
      accountId: KAZOO.accountId,
      body: aDraft,
      status: 'queued',
      attempts: 0,
      createdAt: NOW,
    });
    expect((await store.portRequest('pr-1'))?.accounts).toEqual([KAZOO]);
    expect(await store.mutation('nobody')).toBeUndefined();
  });

  test('secrets inside an edit and a conflict come back too', async () => {
    const { store } = openTestStore();
    const id = await pulled(store, anOrder('a'));
    const body = {
      kind: 'edit',
      changes: { pin: '9999', name: null },
      base: { pin: '1111', name: 'x' },
      addNumbers: [],
      removeNumbers: [],
    } as const;
    await store.enqueue([aMutation('m1', id, body)]);
    const conflicts = [
      { field: 'pin', base: '1111', mine: '9999', theirs: '2222' },
      { field: 'name', base: 'x', mine: '', theirs: 'y' },
    ] as const;
    await store.endAttempt('m1', { kind: 'conflict', problem: aProblem, conflicts, disputed: body }, learned);
    expect(await store.mutation('m1')).toMatchObject({ body, conflicts, status: 'conflict' });
    expect(await sync(store, id)).toBe('conflict');
  });

  test('goes through its life: queued, sending, later, unknown, refused, again, done', async () => {
    const { store } = openTestStore();
    const id = await pulled(store, anOrder('a'));
    await store.enqueue([aMutation('m1', id, aMove('pending'))]);
    const look = async () => {
      const { status, attempts, notBefore, problem } = (await store.mutation('m1')) ?? {};
      return { status, attempts, notBefore, problem: problem?.what };
    };
    await store.beginAttempt('m1', { n: 1, startedAt: NOW, stamp: LATER });
    expect(await look()).toEqual({ status: 'sending', attempts: 1 });
    expect((await store.mutation('m1'))?.lastAttempt).toEqual({ n: 1, startedAt: NOW, stamp: LATER });
    await expect(store.beginAttempt('m1', attempt)).rejects.toMatchObject({ problem: { code: 'conflict' } });

    await store.endAttempt(
      'm1',
      { kind: 'later', problem: aProblem, notBefore: LATER, reached: false },
      learned,
    );
    expect(await look()).toEqual({ status: 'queued', attempts: 0, notBefore: LATER, problem: aProblem.what });
    await store.beginAttempt('m1', attempt);
    await store.endAttempt('m1', { kind: 'unknown', problem: aProblem, notBefore: LATER }, learned);
    expect(await look()).toEqual({
      status: 'unknown',
      attempts: 1,
      notBefore: LATER,
      problem: aProblem.what,
    });
    expect(await sync(store, id)).toBe('checking');
    await store.endAttempt('m1', { kind: 'refused', problem: aProblem }, learned);
    expect(await look()).toEqual({ status: 'refused', attempts: 1, problem: aProblem.what });
    expect(await columns(store)).toEqual({ submitted: ['Port a'] });

    expect(await store.requeue('m1', aMove('scheduled'))).toEqual([id]);
    expect(await look()).toEqual({ status: 'queued', attempts: 0 });
    expect(await columns(store)).toEqual({ scheduled: ['Port a'] });
    const answer = anOrder('a', { state: 'scheduled', status: 'scheduled' });
    expect(await store.endAttempt('m1', { kind: 'done' }, { ...learned, orders: [answer] })).toEqual([id]);
    expect(await store.outbox()).toEqual([]);
    expect(await sync(store, id)).toBe('synced');
    expect(await columns(store)).toEqual({ scheduled: ['Port a'] });
  });

  test('an entry that is gone cannot be begun or queued again', async () => {
    const { store } = openTestStore();
    await expect(store.beginAttempt('gone', attempt)).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    await expect(store.requeue('gone', aDraft)).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  test('a confirmed create links its orders, also the ones the carrier split off', async () => {
    const { store } = openTestStore();
    await store.enqueue([aMutation('m1', 'pr-1', aDraft)]);
    await store.beginAttempt('m1', attempt);
    await store.endAttempt('m1', { kind: 'done' }, { ...learned, orders: [anOrder('a'), anOrder('b')] });
    expect(await store.links('pr-1')).toEqual([
      { portRequestId: 'pr-1', accountId: KAZOO.accountId, remoteId: 'a' },
      { portRequestId: 'pr-1', accountId: KAZOO.accountId, remoteId: 'b' },
    ]);
    // A later pull does not carry our id, and still finds the port request.
    await store.applyPage(KAZOO, [anOrder('b', { state: 'pending' })], { now: LATER });
    expect((await store.portRequest('pr-1'))?.orders.map(({ state }) => state)).toEqual([
      'submitted',
      'pending',
    ]);
  });

  test('a confirmed removal forgets the order', async () => {
    const { store } = openTestStore();
    const id = await pulled(store, anOrder('a'));
    await store.enqueue([aMutation('m1', id, { kind: 'remove' })]);
    expect(await columns(store)).toEqual({});
    expect(await store.endAttempt('m1', { kind: 'done' }, { ...learned, removed: 'a' })).toEqual([id]);
    expect(await store.portRequest(id)).toBeUndefined();
    expect(await store.links(id)).toEqual([]);
  });

  test('the answer’s timeline joins what is known', async () => {
    const { store } = openTestStore();
    const id = await pulled(store, anOrder('a'));
    const entry = (n: string) =>
      ({ id: n, at: NOW, kind: 'comment', text: n, private: false, actionRequired: false }) as const;
    await store.applyTimeline(KAZOO, 'a', [entry('old')]);
    await store.enqueue([
      aMutation('m1', id, { kind: 'comment', text: 'new', private: false, actionRequired: false }),
    ]);
    expect(await store.timeline(id)).toHaveLength(2);
    await store.endAttempt('m1', { kind: 'done' }, { ...learned, timeline: [entry('new')] });
    expect((await store.timeline(id)).map((one) => [one.id, one.waiting])).toEqual([
      ['acc-kazoo/a/new', undefined],
      ['acc-kazoo/a/old', undefined],
    ]);
  });
});

describe('lanes', () => {
  test('heads are the first entry of each port request, oldest first, whatever their status', async () => {
    const { store } = openTestStore();
    await store.enqueue([aMutation('m1', 'pr-1', aDraft), aMutation('m2', 'pr-2', aDraft)]);
    await store.enqueue([aMutation('m3', 'pr-1', aMove('submitted'))]);
    await store.beginAttempt('m2', attempt);
    const heads = async () => (await store.laneHeads()).map(({ id, status }) => [id, status]);
    expect(await heads()).toEqual([
      ['m1', 'queued'],
      ['m2', 'sending'],
    ]);
    await store.endAttempt('m1', { kind: 'done' }, { ...learned, orders: [anOrder('a')] });
    expect(await heads()).toEqual([
      ['m2', 'sending'],
      ['m3', 'queued'],
    ]);
    expect((await store.outbox()).map(({ seq }) => seq)).toEqual([2, 3]);
  });
});

describe('taking back', () => {
  test('what was never sent goes; what may have been sent stays', async () => {
    const { store } = openTestStore();
    const id = await pulled(store, anOrder('a'));
    await store.enqueue([
      aMutation('m1', id, aMove('pending')),
      aMutation('m2', id, aMove('rejected', 'pending')),
    ]);
    expect(await store.withdraw('m2')).toEqual({ withdrawn: true, touched: [id] });
    expect(await columns(store)).toEqual({ pending: ['Port a'] });
    await store.beginAttempt('m1', attempt);
    expect(await store.withdraw('m1')).toEqual({ withdrawn: false, touched: [] });
    await store.endAttempt('m1', { kind: 'unknown', problem: aProblem, notBefore: LATER }, learned);
    expect((await store.withdraw('m1')).withdrawn).toBe(false);
    // The agent says "try again", yet nobody knows what became of the first try.
    await store.requeue('m1', aMove('pending'));
    expect((await store.withdraw('m1')).withdrawn).toBe(false);
    await store.beginAttempt('m1', { n: 2, startedAt: NOW });
    await store.endAttempt('m1', { kind: 'refused', problem: aProblem }, learned);
    expect((await store.withdraw('m1')).withdrawn).toBe(true);
    expect(await store.withdraw('m1')).toEqual({ withdrawn: false, touched: [] });
  });

  test('a throttled entry may be taken back, one that may have done something may not', async () => {
    const { store } = openTestStore();
    await store.enqueue([aMutation('m1', 'pr-1', aDraft), aMutation('m2', 'pr-2', aDraft)]);
    for (const [id, reached] of [
      ['m1', false],
      ['m2', true],
    ] as const) {
      await store.beginAttempt(id, attempt);
      await store.endAttempt(id, { kind: 'later', problem: aProblem, notBefore: LATER, reached }, learned);
    }
    expect((await store.outbox()).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['queued', 0],
      ['queued', 1],
    ]);
    expect((await store.withdraw('m1')).withdrawn).toBe(true);
    expect((await store.withdraw('m2')).withdrawn).toBe(false);
  });

  test('a draft takes along what waited for its order, but nothing of another account', async () => {
    const { store } = openTestStore();
    await store.enqueue([aMutation('m1', 'pr-1', aDraft), aMutation('m2', 'pr-1', aMove('submitted'))]);
    await store.enqueue([{ ...aMutation('m3', 'pr-1', aDraft), ...TELNYX }]);
    expect((await store.withdraw('m1')).withdrawn).toBe(true);
    expect((await store.outbox()).map(({ id }) => id)).toEqual(['m3']);
    expect((await store.withdraw('m3')).withdrawn).toBe(true);
    expect((await store.openBoard({}, 10)).total).toBe(0);
    expect(await store.portRequest('pr-1')).toBeUndefined();
  });
});

test('after a restart every open attempt is unknown, and nothing else has changed', async () => {
  const first = openTestStore();
  await first.store.enqueue([aMutation('m1', 'pr-1', aDraft), aMutation('m2', 'pr-2', aDraft)]);
  await first.store.beginAttempt('m1', { n: 1, startedAt: NOW, stamp: NOW });
  first.db.close();
  const { store, notices } = openTestStore(first.folder);
  expect(notices).toEqual([]);
  expect(await store.recoverAttempts(LATER)).toBe(1);
  expect(await store.recoverAttempts(LATER)).toBe(0);
  expect(
    (await store.outbox()).map(({ id, status, lastAttempt }) => [id, status, lastAttempt?.stamp]),
  ).toEqual([
    ['m1', 'unknown', NOW],
    ['m2', 'queued', undefined],
  ]);
  expect(await sync(store, 'pr-1')).toBe('checking');
});
