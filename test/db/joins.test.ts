import { describe, expect, test } from 'vitest';
import type { EditBody } from '../../main/core/interfaces/mutation.ts';
import { aDraft, aMutation, anOrder, KAZOO, NOW, openTestStore, pulled } from './world.ts';

const learned = { now: NOW, account: KAZOO };
const edit = (changes: Partial<EditBody>): EditBody => ({
  kind: 'edit',
  changes: {},
  base: {},
  addNumbers: [],
  removeNumbers: [],
  ...changes,
});

describe('a create that the carrier splits', () => {
  test('gives numbers added meanwhile to one of the orders, and takes each away where it is', async () => {
    const { store } = openTestStore();
    await store.enqueue([aMutation('m1', 'pr-1', aDraft)]);
    await store.beginAttempt('m1', { n: 1, startedAt: NOW });
    const body = edit({ addNumbers: ['+12065550103'], removeNumbers: ['+12065550102'] });
    await store.enqueue([aMutation('m2', 'pr-1', body)]);
    const orders = [
      anOrder('a', { numbers: ['+12065550101'] }),
      anOrder('b', { numbers: ['+12065550102', '+12065550104'] }),
    ];
    await store.endAttempt('m1', { kind: 'done' }, { ...learned, orders });
    const sent = (await store.outbox()).map(({ remoteId, body: own }) => [remoteId, own]);
    expect(sent).toEqual([
      ['a', edit({ addNumbers: ['+12065550103'] })],
      ['b', edit({ removeNumbers: ['+12065550102'] })],
    ]);
  });
});

describe('an order that turns out to be another port’s', () => {
  test('brings along what the agent typed for it', async () => {
    const { store } = openTestStore();
    await store.enqueue([aMutation('m1', 'pr-1', aDraft)]);
    await store.beginAttempt('m1', { n: 1, startedAt: NOW });
    const found = await pulled(store, anOrder('a', { fields: { name: 'Lonely' } }));
    await store.enqueue([], { own: { id: found, fields: { winningCarrier: 'Harborline', pin: '4815' } } });
    await store.endAttempt('m1', { kind: 'done' }, { ...learned, orders: [anOrder('a')] });
    expect((await store.portRequest('pr-1'))?.own).toEqual({ winningCarrier: 'Harborline', pin: '4815' });
    expect(await store.portRequest(found)).toBeUndefined();
  });
});
