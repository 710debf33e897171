import { describe, expect, test } from 'vitest';
import type { Store } from '../../main/core/interfaces/store.ts';
import type { Delivery, Document } from '../../preload/contract/domain/documents.ts';
import { aMutation, anOrder, aProblem, KAZOO, LATER, NOW, openTestStore, pulled } from './world.ts';

const aDocument = (portRequestId: string, id = 'd1', sha256 = 'a'.repeat(64)): Document => ({
  id,
  portRequestId,
  sha256,
  kind: 'invoice',
  kindGuessed: true,
  fileName: 'bill.pdf',
  mediaType: 'application/pdf',
  size: 1234,
  addedAt: NOW,
});
const aDelivery = (portRequestId: string, id = 'v1', documentId = 'd1'): Delivery => ({
  id,
  documentId,
  portRequestId,
  ...KAZOO,
  step: 'waiting',
});
const deliver = (portRequestId: string, mutationId = 'm1', deliveryId = 'v1') =>
  aMutation(mutationId, portRequestId, { kind: 'deliver', deliveryId, fileName: 'bill.pdf' });

async function withDocument() {
  const { store, db } = openTestStore();
  const id = await pulled(store, anOrder('a'));
  await store.addDocument(aDocument(id), [{ delivery: aDelivery(id), mutation: deliver(id) }]);
  return { store, db, id };
}

const mark = async (store: Store, id: string) => (await store.cards([id]))[0]?.documents.invoice;
const learned = { now: NOW, account: KAZOO };

describe('documents and deliveries', () => {
  test('a document, its delivery and its entry are written together', async () => {
    const { store, id } = await withDocument();
    expect(await store.document('d1')).toEqual(aDocument(id));
    expect(await store.delivery('v1')).toEqual(aDelivery(id));
    expect((await store.outbox()).map((mutation) => mutation.body.kind)).toEqual(['deliver']);
    expect(await store.portRequest(id)).toMatchObject({
      documents: [aDocument(id)],
      deliveries: [aDelivery(id)],
    });
    expect(await mark(store, id)).toBe('present');
    expect(await store.document('none')).toBeUndefined();
    expect(await store.delivery('none')).toBeUndefined();
  });

  test('when the entry cannot be written, neither is the document', async () => {
    const { store, id } = await withDocument();
    const again = store.addDocument(aDocument(id, 'd2'), [
      { delivery: aDelivery(id, 'v2', 'd2'), mutation: deliver(id, 'm1', 'v2') },
    ]);
    await expect(again).rejects.toMatchObject({ problem: { code: 'storage' } });
    expect(await store.document('d2')).toBeUndefined();
    expect(await store.delivery('v2')).toBeUndefined();
  });

  test('steps are kept as they are reached, and a confirmed one shows', async () => {
    const { store, id } = await withDocument();
    await store.beginAttempt('m1', { n: 1, startedAt: NOW });
    const stored = { id: 'v1', step: 'stored', remoteName: 'bill-1.pdf' } as const;
    await store.endAttempt(
      'm1',
      { kind: 'unknown', problem: aProblem, notBefore: LATER },
      { ...learned, delivery: stored },
    );
    expect(await store.delivery('v1')).toMatchObject({ step: 'stored', remoteName: 'bill-1.pdf' });
    await store.endAttempt('m1', { kind: 'done' }, learned);
    expect(await store.delivery('v1')).toMatchObject({ step: 'confirmed', remoteName: 'bill-1.pdf' });
    expect(await mark(store, id)).toBe('delivered');
  });

  test('a refused delivery says why until it is tried again', async () => {
    const { store, id } = await withDocument();
    await store.endAttempt('m1', { kind: 'refused', problem: aProblem }, learned);
    expect((await store.delivery('v1'))?.problem).toEqual(aProblem);
    expect(await mark(store, id)).toBe('failed');
    await store.requeue('m1', deliver(id).body);
    expect((await store.delivery('v1'))?.problem).toBeUndefined();
    expect(await mark(store, id)).toBe('present');
  });

  test('a corrected kind is no longer a guess', async () => {
    const { store, id } = await withDocument();
    expect(await store.setDocumentKind('d1', 'loa')).toEqual([id]);
    expect(await store.document('d1')).toMatchObject({ kind: 'loa', kindGuessed: false });
    expect((await store.cards([id]))[0]?.documents).toMatchObject({ loa: 'present', invoice: 'missing' });
    expect(await store.setDocumentKind('none', 'loa')).toEqual([]);
  });

  test('a corrected kind lets an unfinished delivery begin anew, unless it may be under way', async () => {
    const { store, db, id } = await withDocument();
    await store.beginAttempt('m1', { n: 1, startedAt: NOW });
    await store.markDelivery('v1', { step: 'stored', at: NOW, facts: { slot: 'SLOT-CANARY' } });
    expect(db.prepare('SELECT mark FROM deliveries').pluck().get()).not.toContain('CANARY');
    await store.setDocumentKind('d1', 'loa');
    expect(await store.deliveryMark('v1')).toMatchObject({ step: 'stored', facts: { slot: 'SLOT-CANARY' } });
    await store.endAttempt('m1', { kind: 'refused', problem: aProblem }, learned);
    await store.setDocumentKind('d1', 'loa');
    expect((await store.delivery('v1'))?.step).toBe('stored');
    await store.setDocumentKind('d1', 'csr');
    expect(await store.deliveryMark('v1')).toBeUndefined();
    expect(await store.delivery('v1')).toMatchObject({ step: 'waiting' });
    expect((await store.portRequest(id))?.mutations).toMatchObject([{ status: 'refused' }]);
  });

  test('a removed document takes its unsent delivery along; its bytes stay while another names them', async () => {
    const { store, id } = await withDocument();
    await store.addDocument(aDocument(id, 'd2'), []);
    expect(await store.removeDocument('d1')).toEqual({ touched: [id], orphaned: false });
    expect(await store.outbox()).toEqual([]);
    expect(await store.delivery('v1')).toBeUndefined();
    expect(await store.removeDocument('d2')).toEqual({ touched: [id], orphaned: true });
    expect(await store.removeDocument('d2')).toEqual({ touched: [], orphaned: false });
    expect(await mark(store, id)).toBe('missing');
  });

  test('a document on its way cannot be removed', async () => {
    const { store } = await withDocument();
    await store.beginAttempt('m1', { n: 1, startedAt: NOW });
    await expect(store.removeDocument('d1')).rejects.toMatchObject({ problem: { code: 'conflict' } });
    expect(await store.document('d1')).toBeDefined();
    expect(await store.outbox()).toHaveLength(1);
  });

  test('a delivery taken back leaves the document', async () => {
    const { store, id } = await withDocument();
    expect((await store.withdraw('m1')).withdrawn).toBe(true);
    expect(await store.delivery('v1')).toBeUndefined();
    expect((await store.portRequest(id))?.documents).toHaveLength(1);
  });
});
