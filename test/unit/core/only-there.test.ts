import { expect, it } from 'vitest';
import { onlyThere } from '../../../main/core/documents/only-there.ts';
import type { Delivery, Document, RemoteDocument } from '../../../preload/contract/domain/documents.ts';
import { edit, mutation, order, record } from './records.ts';

const document: Document = {
  id: 'd1',
  portRequestId: 'p1',
  sha256: 'a'.repeat(64),
  kind: 'invoice',
  kindGuessed: false,
  fileName: 'bill.pdf',
  mediaType: 'application/pdf',
  size: 9,
  addedAt: '2026-11-22T08:00:00.000Z',
};
const delivery: Delivery = {
  id: 'v1',
  documentId: 'd1',
  portRequestId: 'p1',
  accountId: 'a1',
  remoteId: 'r1',
  carrier: 'kazoo',
  step: 'confirmed',
  remoteName: '1f00aa11_bill.pdf',
};
const there = (name: string, more: Partial<RemoteDocument> = {}): RemoteDocument => ({
  name,
  kind: 'other',
  mediaType: 'application/pdf',
  size: 9,
  ...more,
});
const documents = [there('1f00aa11_bill.pdf'), there('csr.pdf'), there('0c7e', { label: 'Signed LOA.pdf' })];
const problem = { code: 'not-found', what: 'It is not there any more.', next: 'Look.' } as const;
const gone = mutation(edit({ city: 'Tacoma' }), { status: 'refused', problem, remoteId: 'r1' });

it('names what of an order that is gone never lay with us, as a person would', () => {
  const port = record({ orders: [order({ documents })], documents: [document], deliveries: [delivery] });
  expect(onlyThere(port, gone)).toEqual(['csr.pdf', 'Signed LOA.pdf']);
});

it('counts a file among the lost that was ours and is no longer in the vault', () => {
  const port = record({
    orders: [order({ documents: [there('1f00aa11_bill.pdf')] })],
    deliveries: [delivery],
  });
  expect(onlyThere(port, gone)).toEqual(['1f00aa11_bill.pdf']);
});

it('says nothing while the order is there', () => {
  const refused = mutation(edit({ city: 'Tacoma' }), { status: 'refused', remoteId: 'r1' });
  expect(onlyThere(record({ orders: [order({ documents })] }), refused)).toEqual([]);
});
