import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  aDraft,
  aMove,
  aMutation,
  anOrder,
  aProblem,
  KAZOO,
  NOW,
  openTestStore,
  openWorkerStore,
  pulled,
  sqlite,
} from './world.ts';

const learned = { now: NOW, account: KAZOO };
const comment = { kind: 'comment', text: 'Any news?', private: false, actionRequired: false } as const;

const DAMAGES = [
  ['no JSON', `UPDATE mutations SET body = '{' || body WHERE id = 'm1'`],
  ['nothing at all', `UPDATE mutations SET body = 'null' WHERE id = 'm1'`],
  ['another kind', `UPDATE mutations SET body = '{"kind":"remove"}' WHERE id = 'm1'`],
  [
    'a secret that does not open',
    `UPDATE mutations SET body = replace(body, '"pin":"', '"pin":"x') WHERE id = 'm1'`,
  ],
  ['a problem that is none', `UPDATE mutations SET problem = '{' WHERE id = 'm1'`],
] as const;

describe('an entry that can’t be read any more', () => {
  test.each(DAMAGES)('(%s) stands by itself and asks for the agent', async (_what, damage) => {
    const { store, db } = openTestStore();
    await store.enqueue([aMutation('m1', 'pr-1', aDraft), aMutation('m2', 'pr-2', aDraft)]);
    await store.enqueue([aMutation('m3', 'pr-1', comment)]);
    db.exec(damage);
    const [first, second, third] = await store.outbox();
    expect(first).toMatchObject({
      id: 'm1',
      status: 'refused',
      body: { kind: 'unreadable', was: 'create' },
      problem: { code: 'storage', next: expect.stringContaining('It was not sent') },
    });
    expect([second?.status, third?.status]).toEqual(['queued', 'queued']);
    expect((await store.laneHeads()).map(({ id }) => id)).toEqual(['m1', 'm2']);
    expect((await store.portRequest('pr-1'))?.mutations).toHaveLength(2);
    expect((await store.withdraw('m1')).withdrawn).toBe(true);
    expect((await store.outbox()).map(({ id }) => id)).toEqual(['m2']);
  });

  test('that may have been sent says so, and can be discarded all the same', async () => {
    const { store, db } = openTestStore();
    const id = await pulled(store, anOrder('a'));
    await store.enqueue([aMutation('m1', id, comment)]);
    await store.beginAttempt('m1', { n: 1, startedAt: NOW });
    await store.recoverAttempts(NOW);
    db.exec(`UPDATE mutations SET body = '{' WHERE id = 'm1'`);
    expect((await store.outbox())[0]).toMatchObject({
      doubt: 'open',
      problem: { next: expect.stringContaining('may have reached the carrier') },
    });
    expect((await store.withdraw('m1')).withdrawn).toBe(true);
  });

  test('keeps no create from being confirmed, and no port from being joined', async () => {
    const { store, db } = openTestStore();
    await store.enqueue([aMutation('m0', 'pr-1', aDraft), aMutation('m1', 'pr-1', comment)]);
    db.exec(`UPDATE mutations SET body = '{' WHERE id = 'm1'`);
    await store.beginAttempt('m0', { n: 1, startedAt: NOW });
    await store.endAttempt('m0', { kind: 'done' }, { ...learned, orders: [anOrder('a'), anOrder('b')] });
    expect((await store.outbox()).map((entry) => [entry.id, entry.remoteId])).toEqual([['m1', 'a']]);

    await store.enqueue([aMutation('m2', 'pr-2', aDraft)]);
    await store.beginAttempt('m2', { n: 1, startedAt: NOW });
    await store.endAttempt('m2', { kind: 'unknown', problem: aProblem, notBefore: NOW }, learned);
    db.exec(`UPDATE mutations SET body = '{' WHERE id = 'm2'`);
    await store.join('pr-1', 'pr-2');
    expect((await store.portRequest('pr-1'))?.mutations.map(({ id }) => id)).toEqual(['m1', 'm2']);
  });

  test('shows on its card, and does not make the next start doubt the whole database', async () => {
    const { store, folder, close } = await openWorkerStore();
    await store.applyPage(KAZOO, [anOrder('a')], { now: NOW });
    const { columns } = await store.openBoard({}, 10);
    const id = columns.flatMap(({ cards }) => cards)[0]?.id ?? '';
    await store.enqueue([aMutation('m1', id, aMove('pending'))]);
    const other = new sqlite(join(folder, 'ledger.db'));
    other.exec(`UPDATE mutations SET body = '{' WHERE id = 'm1'`);
    other.close();
    await store.enqueue([aMutation('m2', id, comment)]);
    expect((await store.cards([id]))[0]?.sync).toBe('needs-you');
    expect(await store.outbox()).toHaveLength(2);
    await close();
    expect(existsSync(join(folder, 'database-damaged'))).toBe(false);
  });
});
