import { describe, expect, test } from 'vitest';
import type { EditBody } from '../../main/core/interfaces/mutation.ts';
import type { Delivery, Document } from '../../preload/contract/domain/documents.ts';
import { aDraft, aMutation, anOrder, KAZOO, LATER, NOW, openTestStore, pulled, TELNYX } from './world.ts';

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

  test('goes where the order stands that it was split off from, whatever reference it repeats', async () => {
    const { store } = openTestStore();
    const ours = { mutationId: 'm1', portRequestId: 'pr-1' };
    await store.applyPage(TELNYX, [anOrder('t-1', { ours })], { now: NOW });
    const id = await pulled(store, anOrder('a', { fields: { name: 'Switch' } }));
    await store.join(id, 'pr-1');
    await store.applyPage(TELNYX, [anOrder('t-2', { ours, splitFrom: 't-1' })], { now: LATER });
    expect((await store.portRequest(id))?.orders.map(({ remoteId }) => remoteId)).toEqual([
      't-1',
      'a',
      't-2',
    ]);
    expect(await store.portRequest('pr-1')).toBeUndefined();
  });
});

describe('an order that is parted and comes back', () => {
  const document: Document = {
    id: 'd1',
    portRequestId: 'pr-1',
    sha256: 'a'.repeat(64),
    kind: 'invoice',
    kindGuessed: true,
    fileName: 'bill.pdf',
    mediaType: 'application/pdf',
    size: 1234,
    addedAt: NOW,
  };
  const delivery: Delivery = {
    id: 'v1',
    documentId: 'd1',
    portRequestId: 'pr-1',
    ...TELNYX,
    remoteId: 't-1',
    step: 'waiting',
  };
  const deliver = {
    ...aMutation('m1', 'pr-1', { kind: 'deliver', deliveryId: 'v1', fileName: 'bill.pdf' }),
    ...TELNYX,
    remoteId: 't-1',
  };

  test('has again what the agent had typed for it, and leaves nothing when its account goes', async () => {
    const { store, db } = openTestStore();
    await store.applyPage(TELNYX, [anOrder('t-1', { ours: { mutationId: 'm0', portRequestId: 'pr-1' } })], {
      now: NOW,
    });
    await store.enqueue([], { own: { id: 'pr-1', fields: { name: 'Quayside', pin: '4815' } } });
    const id = await pulled(store, anOrder('a', { fields: { name: 'Switch' } }));
    await store.enqueue([], { own: { id, fields: { name: 'Mill Street' } } });
    await store.join(id, 'pr-1');
    expect((await store.portRequest(id))?.own).toEqual({ name: 'Mill Street', pin: '4815' });
    const [parted = ''] = (await store.part(TELNYX, 't-1')).filter((one) => one !== id);
    expect((await store.portRequest(parted))?.own).toEqual({ name: 'Quayside', pin: '4815' });
    await store.join(id, parted);
    await store.part(TELNYX, 't-1');
    expect((await store.portRequest(parted))?.own).toEqual({ name: 'Quayside', pin: '4815' });
    await store.join(id, parted);
    await store.forgetAccount(TELNYX.accountId);
    expect(db.prepare('SELECT port_request_id FROM own_fields').pluck().all()).toEqual([id]);
  });

  test('keeps its delivery under way, and the file stays one', async () => {
    const { store } = openTestStore();
    const ours = { mutationId: 'm0', portRequestId: 'pr-1' };
    await store.applyPage(TELNYX, [anOrder('t-1', { ours })], { now: NOW });
    const id = await pulled(store, anOrder('a', { fields: { name: 'Switch' } }));
    await store.join(id, 'pr-1');
    await store.addDocument({ ...document, portRequestId: id }, [
      { delivery: { ...delivery, portRequestId: id }, mutation: { ...deliver, portRequestId: id } },
    ]);
    await store.beginAttempt('m1', { n: 1, startedAt: NOW });
    await store.markDelivery('v1', {
      step: 'stored',
      at: NOW,
      facts: { slot: 'https://slot.example/canary' },
    });
    const [parted = ''] = (await store.part(TELNYX, 't-1')).filter((one) => one !== id);
    const alone = await store.portRequest(parted);
    expect(alone).toMatchObject({
      documents: [{ fileName: 'bill.pdf' }],
      deliveries: [{ id: 'v1', step: 'stored', documentId: alone?.documents[0]?.id }],
      mutations: [{ id: 'm1', status: 'sending' }],
    });
    expect((await store.deliveryMark('v1'))?.facts).toEqual({ slot: 'https://slot.example/canary' });
    await store.join(id, parted);
    await store.endAttempt('m1', { kind: 'done' }, { now: NOW, account: TELNYX });
    expect(await store.portRequest(id)).toMatchObject({
      documents: [{ id: 'd1' }],
      deliveries: [{ id: 'v1', documentId: 'd1', step: 'confirmed' }],
      mutations: [],
    });
  });
});
