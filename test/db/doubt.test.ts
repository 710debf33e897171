import { expect, test } from 'vitest';
import {
  aDraft,
  aMove,
  aMutation,
  anOrder,
  aProblem,
  KAZOO,
  LATER,
  NOW,
  openTestStore,
  pulled,
} from './world.ts';

const learned = { now: NOW, account: KAZOO };
const comment = { kind: 'comment', text: 'Any news?', private: false, actionRequired: false } as const;

test('what is in doubt stays so: looked for first when it goes again, with its time and what stood there', async () => {
  const { store } = openTestStore();
  const id = await pulled(store, anOrder('a'));
  await store.enqueue([aMutation('m1', id, comment)]);
  const attempt = { n: 1, startedAt: NOW, stamp: LATER, seen: ['c-1'] };
  await store.beginAttempt('m1', attempt);
  await store.endAttempt('m1', { kind: 'unknown', problem: aProblem, notBefore: NOW }, learned);
  await store.endAttempt('m1', { kind: 'refused', problem: aProblem, doubt: true }, learned);
  expect(await store.mutation('m1')).toMatchObject({ status: 'refused', doubt: 'open', attempts: 1 });

  await store.requeue('m1', comment);
  expect(await store.mutation('m1')).toMatchObject({ status: 'unknown', doubt: 'agreed', attempts: 1 });
  expect((await store.mutation('m1'))?.lastAttempt).toEqual(attempt);
  // Asked for once more while it is looked for: it is no less in doubt.
  await store.requeue('m1', comment);
  expect(await store.mutation('m1')).toMatchObject({ status: 'unknown', doubt: 'agreed' });
  await store.endAttempt('m1', { kind: 'unknown', problem: aProblem, notBefore: NOW }, learned);
  expect(await store.mutation('m1')).toMatchObject({ doubt: 'agreed' });

  const later = { kind: 'later', problem: aProblem, notBefore: NOW, reached: true } as const;
  await store.endAttempt('m1', later, learned);
  const again = await store.mutation('m1');
  expect(again).toMatchObject({ status: 'queued', attempts: 1, lastAttempt: { stamp: LATER } });
  expect(again).not.toHaveProperty('doubt');
});

test('what the carrier turned down is in no doubt and begins anew', async () => {
  const { store } = openTestStore();
  const id = await pulled(store, anOrder('a'));
  await store.enqueue([aMutation('m1', id, comment)]);
  await store.beginAttempt('m1', { n: 1, startedAt: NOW, stamp: LATER });
  await store.endAttempt('m1', { kind: 'refused', problem: aProblem }, learned);
  await store.requeue('m1', comment);
  expect(await store.mutation('m1')).toMatchObject({ status: 'queued', attempts: 0 });
});

test('takes back, changes and adds at once, or not at all', async () => {
  const { store } = openTestStore();
  const id = await pulled(store, anOrder('a'));
  await store.enqueue([
    aMutation('m1', id, aMove('pending')),
    aMutation('m2', 'pr-2', aDraft),
    aMutation('m3', id, comment),
  ]);
  await store.beginAttempt('m3', { n: 1, startedAt: NOW });
  const ids = async () => (await store.outbox()).map((entry) => entry.id);
  const requeue = [{ id: 'm2', body: { ...aDraft, numbers: ['+12065550103'] } as typeof aDraft }];
  const next = aMutation('m4', id, aMove('scheduled'));
  await expect(store.enqueue([next], { withdraw: ['m1', 'm3'], requeue })).rejects.toMatchObject({
    problem: { code: 'conflict' },
  });
  expect(await ids()).toEqual(['m1', 'm2', 'm3']);
  expect((await store.mutation('m2'))?.body).toEqual(aDraft);

  expect(await store.enqueue([next], { withdraw: ['m1'], requeue })).toEqual([id, 'pr-2']);
  expect(await ids()).toEqual(['m2', 'm3', 'm4']);
  expect((await store.mutation('m2'))?.body).toEqual(requeue[0]?.body);
});
