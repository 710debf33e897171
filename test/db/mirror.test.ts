import { describe, expect, test } from 'vitest';
import {
  aMove,
  aMutation,
  anOrder,
  columns,
  KAZOO,
  LATER,
  NOW,
  openTestStore,
  pulled,
  TELNYX,
} from './world.ts';

describe('a page of a pull', () => {
  test('shows its orders on the board and gives its secrets back in clear', async () => {
    const { store } = openTestStore();
    const touched = await store.applyPage(KAZOO, [anOrder('a'), anOrder('b', { state: 'pending' })], {
      now: NOW,
    });
    expect(touched).toHaveLength(2);
    expect(await columns(store)).toEqual({ submitted: ['Port a'], pending: ['Port b'] });
    const record = await store.portRequest(touched[0] ?? '');
    expect(record?.orders[0]?.fields).toEqual(anOrder('a').fields);
    expect(record?.accounts).toEqual([KAZOO]);
  });

  test('an order that reads as before writes nothing and touches nothing', async () => {
    const { store, db } = openTestStore();
    await store.applyPage(KAZOO, [anOrder('a'), anOrder('b')], { now: NOW });
    const before = db.prepare('SELECT total_changes()').pluck().get();
    expect(await store.applyPage(KAZOO, [anOrder('a'), anOrder('b')], { now: LATER })).toEqual([]);
    expect(db.prepare('SELECT total_changes()').pluck().get()).toBe(before);
  });

  test('only the changed order is touched, and its card follows', async () => {
    const { store } = openTestStore();
    const [, b] = await store.applyPage(KAZOO, [anOrder('a'), anOrder('b')], { now: NOW });
    const change = anOrder('b', { state: 'scheduled', status: 'scheduled' });
    expect(await store.applyPage(KAZOO, [anOrder('a'), change], { now: LATER })).toEqual([b]);
    expect(await columns(store)).toEqual({ submitted: ['Port a'], scheduled: ['Port b'] });
  });

  test('a state is as old as the last change to its order, until the carrier tells better', async () => {
    const { store } = openTestStore();
    const updatedAt = '2026-11-12T00:00:00.000Z';
    const id = await pulled(store, anOrder('a', { updatedAt }));
    const since = async () => (await store.portRequest(id))?.orders[0]?.stateSince;
    expect(await since()).toBe(updatedAt);
    await store.applyPage(KAZOO, [anOrder('a', { status: 'still submitted' })], { now: LATER });
    expect(await since()).toBe(updatedAt);
    const moved = { state: 'pending', updatedAt: '2099-01-01T00:00:00.000Z' } as const;
    await store.applyPage(KAZOO, [anOrder('a', moved)], { now: LATER });
    expect(await since()).toBe(LATER);
    const told = '2026-11-10T00:00:00.000Z';
    await store.applyPage(KAZOO, [anOrder('a', { state: 'pending', stateSince: told })], { now: LATER });
    expect(await since()).toBe(told);
  });

  test('a timeline tells since when an order has been in its state', async () => {
    const { store } = openTestStore();
    const id = await pulled(store, anOrder('a', { state: 'pending' }));
    const at = '2026-11-03T09:00:00.000Z';
    const transition = {
      kind: 'transition',
      id: 't1',
      at,
      from: 'submitted',
      to: 'pending',
      status: 'pending',
    } as const;
    expect(await store.applyTimeline(KAZOO, 'a', [transition])).toEqual([id]);
    expect((await store.cards([id]))[0]?.stateSince).toBe(at);
  });

  test('an unknown status word keeps the state; a new order stands in unconfirmed', async () => {
    const { store } = openTestStore();
    const { state: _, ...unknown } = anOrder('a', { status: 'frobnicated' });
    await store.applyPage(KAZOO, [anOrder('a', { state: 'pending' })], { now: NOW });
    await store.applyPage(KAZOO, [unknown, { ...unknown, remoteId: 'b' }], { now: NOW });
    const board = await store.openBoard({}, 10);
    expect(board.columns.map(({ count }) => count)).toEqual([1, 0, 1, 0, 0, 0, 0]);
    const { id } = board.columns[2]?.cards[0] ?? { id: '' };
    expect((await store.portRequest(id))?.orders[0]?.status).toBe('frobnicated');
  });

  test('our own id, read back, joins orders of two accounts into one port request', async () => {
    const { store } = openTestStore();
    const ours = { mutationId: 'm', portRequestId: 'pr-1' };
    await store.applyPage(KAZOO, [anOrder('a', { ours })], { now: NOW });
    await store.applyPage(TELNYX, [anOrder('t', { ours })], { now: NOW });
    const record = await store.portRequest('pr-1');
    expect(record?.orders.map(({ accountId, remoteId }) => [accountId, remoteId])).toEqual([
      [KAZOO.accountId, 'a'],
      [TELNYX.accountId, 't'],
    ]);
    expect((await store.openBoard({}, 10)).total).toBe(1);
    expect((await store.openBoard({ accountIds: [TELNYX.accountId] }, 10)).total).toBe(1);
  });

  test('an id of ours that is no id is not believed', async () => {
    const { store } = openTestStore();
    const ours = { mutationId: 'm', portRequestId: '<script>' };
    const [id] = await store.applyPage(KAZOO, [anOrder('a', { ours })], { now: NOW });
    expect(id).toMatch(/^f-[0-9a-f]{32}$/);
  });

  test('when a lonely order turns out to be ours, what the agent did to it goes along', async () => {
    const { store } = openTestStore();
    const lonely = await pulled(store, anOrder('a'));
    await store.enqueue([aMutation('m1', lonely, aMove('pending'))]);
    // The link was made for the lonely id when the agent acted; the carrier's answer to the create corrects it.
    await store.enqueue([aMutation('m2', 'pr-1', { kind: 'create', fields: { name: 'x' }, numbers: [] })]);
    const touched = await store.endAttempt(
      'm2',
      { kind: 'done' },
      { now: NOW, account: KAZOO, orders: [anOrder('a', { status: 'new' })] },
    );
    expect(new Set(touched)).toEqual(new Set(['pr-1', lonely]));
    expect(await store.portRequest(lonely)).toBeUndefined();
    expect((await store.portRequest('pr-1'))?.mutations.map(({ id }) => id)).toEqual(['m1']);
    expect(await columns(store)).toEqual({ pending: ['Port a'] });
  });

  test('a page whose order cannot be stored leaves nothing of itself', async () => {
    const { store } = openTestStore();
    const broken = { ...anOrder('b'), remoteId: null as unknown as string };
    const page = store.applyPage(KAZOO, [anOrder('a'), broken], {
      now: NOW,
      cursor: { scope: 'full', position: '1', complete: false },
    });
    await expect(page).rejects.toMatchObject({ problem: { code: 'storage' } });
    expect((await store.openBoard({}, 10)).total).toBe(0);
    expect(await store.unseen(KAZOO.accountId, 'no pull')).toEqual([]);
    expect(await store.cursor(KAZOO.accountId)).toBeUndefined();
  });
});

describe('pulls', () => {
  test('a cursor comes back as it was stored', async () => {
    const { store } = openTestStore();
    expect(await store.cursor(KAZOO.accountId)).toBeUndefined();
    const cursor = { scope: 'delta', position: '63900000000', complete: true };
    await store.applyPage(KAZOO, [], { now: NOW, cursor: { ...cursor, complete: false } });
    await store.applyPage(KAZOO, [], { now: NOW, cursor });
    expect(await store.cursor(KAZOO.accountId)).toEqual(cursor);
  });

  test('unseen: what a whole pull did not list and has not ended', async () => {
    const { store } = openTestStore();
    const all = [anOrder('a'), anOrder('b'), anOrder('c', { state: 'completed' }), anOrder('d')];
    await store.applyPage(KAZOO, all, { now: NOW, pullId: 'p1' });
    await store.applyPage(TELNYX, [anOrder('z')], { now: NOW });
    await store.applyPage(KAZOO, [anOrder('a')], { now: NOW, pullId: 'p2' });
    const unseen = await store.unseen(KAZOO.accountId, 'p2');
    expect(unseen.map(({ remoteId }) => remoteId)).toEqual(['b', 'd']);
    expect(unseen[0]?.fields.pin).toBe('PIN-CANARY-4815');
  });

  test('a sub-account that is renamed renames it on its cards', async () => {
    const { store } = openTestStore();
    const subAccount = { id: 's1', name: 'Old name' };
    await store.applyPage(KAZOO, [anOrder('a', { subAccount: { id: 's1' } })], {
      now: NOW,
      subAccounts: [subAccount],
    });
    const touched = await store.applyPage(KAZOO, [], {
      now: NOW,
      subAccounts: [{ id: 's1', name: 'Cedar Books' }],
    });
    expect((await store.cards(touched)).map((card) => card.subAccount)).toEqual(['Cedar Books']);
    expect(await store.subAccounts(KAZOO.accountId)).toEqual([{ id: 's1', name: 'Cedar Books' }]);
    expect(await columns(store, 'cedar')).toEqual({ submitted: ['Port a'] });
    expect(await columns(store, 'old name')).toEqual({});
  });

  test('a forgotten order leaves board, numbers and search', async () => {
    const { store } = openTestStore();
    const id = await pulled(store, anOrder('a'), anOrder('b', { numbers: ['+12065550199'] }));
    expect(await store.forgetOrder(KAZOO.accountId, 'a')).toEqual([id]);
    expect(await columns(store)).toEqual({ submitted: ['Port b'] });
    expect(await columns(store, '5550142')).toEqual({});
    expect((await store.numberUses(['+12065550142'])).size).toBe(0);
    expect(await store.portRequest(id)).toBeUndefined();
  });

  test('a forgotten account takes its orders, changes and cursor; a port held elsewhere stays', async () => {
    const { store } = openTestStore();
    const ours = { mutationId: 'm', portRequestId: 'pr-1' };
    await store.applyPage(KAZOO, [anOrder('a', { ours }), anOrder('b')], {
      now: NOW,
      cursor: { scope: 'full', position: '1', complete: true },
      subAccounts: [{ id: 's', name: 'S' }],
    });
    await store.applyPage(TELNYX, [anOrder('t', { ours, fields: { name: 'Stays' } })], { now: NOW });
    await store.enqueue([aMutation('m1', 'pr-1', aMove('pending'))]);
    expect(await store.forgetAccount(KAZOO.accountId)).toHaveLength(2);
    expect(await columns(store)).toEqual({ submitted: ['Stays'] });
    expect(await store.outbox()).toEqual([]);
    expect(await store.cursor(KAZOO.accountId)).toBeUndefined();
    expect(await store.subAccounts(KAZOO.accountId)).toEqual([]);
  });
});

describe('the timeline', () => {
  const comment = (id: string, at: string, text: string) =>
    ({ id, at, kind: 'comment', text, private: false, actionRequired: false }) as const;

  test('replaces what the carrier no longer tells, ascending, with ids that name the order', async () => {
    const { store } = openTestStore();
    const id = await pulled(store, anOrder('a'));
    const first = [
      comment('2', '2026-11-05T00:00:00.000Z', 'two'),
      comment('1', '2026-11-04T00:00:00.000Z', 'one'),
    ];
    expect(await store.applyTimeline(KAZOO, 'a', first)).toEqual([id]);
    expect(await store.applyTimeline(KAZOO, 'a', first)).toEqual([]);
    await store.applyTimeline(KAZOO, 'a', [
      ...first.slice(0, 1),
      comment('3', '2026-11-01T00:00:00.000Z', 'three'),
    ]);
    const timeline = await store.timeline(id);
    expect(timeline.map((entry) => [entry.id, 'text' in entry ? entry.text : ''])).toEqual([
      ['acc-kazoo/a/3', 'three'],
      ['acc-kazoo/a/2', 'two'],
    ]);
    expect(timeline[0]).toMatchObject({ ...KAZOO, remoteId: 'a' });
    expect(await store.applyTimeline(KAZOO, 'nobody', first)).toEqual([]);
  });

  test('shows what waits and what was refused among what is known', async () => {
    const { store } = openTestStore();
    const id = await pulled(store, anOrder('a'));
    await store.applyTimeline(KAZOO, 'a', [comment('1', '2026-11-04T00:00:00.000Z', 'known')]);
    const text = { kind: 'comment', text: 'Please call', private: true, actionRequired: false } as const;
    await store.enqueue([aMutation('m1', id, text), aMutation('m2', id, aMove('pending'))]);
    await store.beginAttempt('m1', { n: 1, startedAt: LATER, stamp: LATER });
    const problem = { code: 'rejected', what: 'Kazoo refused the move.', next: 'Look.' } as const;
    await store.endAttempt('m2', { kind: 'refused', problem }, { now: NOW, account: KAZOO });
    const timeline = await store.timeline(id);
    expect(timeline.map((entry) => [entry.kind, entry.at, entry.waiting ?? false])).toEqual([
      ['comment', '2026-11-04T00:00:00.000Z', false],
      ['local', NOW, false],
      ['comment', LATER, true],
    ]);
    expect(timeline[1]).toMatchObject({ text: 'Move to Pending was refused. Kazoo refused the move.' });
    expect(timeline.map((entry) => entry.remoteId)).toEqual(['a', undefined, undefined]);
    await store.enqueue([{ ...aMutation('m3', id, text), remoteId: 'a' }]);
    expect((await store.timeline(id)).filter((entry) => entry.remoteId === 'a')).toHaveLength(2);
  });
});

describe('numbers in use', () => {
  test('names ports that hold a number, but none that is canceled and not the one asked about', async () => {
    const { store } = openTestStore();
    const id = await pulled(
      store,
      anOrder('a'),
      anOrder('b', { state: 'canceled' }),
      anOrder('c', { numbers: ['+12065550111'] }),
    );
    const uses = await store.numberUses(['+12065550142', '+12065550111', '+12065550177']);
    expect([...uses.keys()]).toEqual(['+12065550142', '+12065550111']);
    expect(uses.get('+12065550142')).toEqual([{ id, name: 'Port a', state: 'submitted' }]);
    expect((await store.numberUses(['+12065550142'], id)).size).toBe(0);
  });

  test('a BTN is found by search but is no number in use', async () => {
    const { store } = openTestStore();
    await pulled(store, anOrder('a', { fields: { name: 'With BTN', btn: '+12065550177' } }));
    expect(await columns(store, '2065550177')).toEqual({ submitted: ['With BTN'] });
    expect((await store.numberUses(['+12065550177'])).size).toBe(0);
  });
});

test('a list that tells fewer documents than an order has leaves the others, and what was known of each', async () => {
  const { store } = openTestStore();
  const bill = {
    name: 'd1',
    label: 'bill.pdf',
    kind: 'invoice',
    mediaType: 'application/pdf',
    size: 9,
  } as const;
  const csr = { name: 'd2', kind: 'csr', mediaType: 'application/pdf', size: 5 } as const;
  const id = await pulled(store, anOrder('a', { documents: [bill, csr] }));
  const listed = { ...bill, label: 'Bill', size: 0 };
  await store.applyPage(
    KAZOO,
    [anOrder('a', { status: 'moved on', documents: [listed], documentsUntold: true })],
    { now: NOW },
  );
  const order = (await store.portRequest(id))?.orders[0];
  expect(order).toMatchObject({ status: 'moved on', documents: [bill, csr] });
  await store.applyPage(KAZOO, [anOrder('a', { documents: [csr] })], { now: NOW });
  expect((await store.portRequest(id))?.orders[0]?.documents).toEqual([csr]);
});
