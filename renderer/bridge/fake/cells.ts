import type { Delivery, Document, DocumentCell } from '../../../preload/contract/domain/documents.ts';
import { DOCUMENT_KIND_LABELS } from '../../../preload/contract/domain/documents.ts';
import { labelOf } from './carriers.ts';
import { ordersOf } from './orders.ts';
import type { FakeOrder, FakePort } from './world.ts';

/** Flowroute takes the LOA and the bill, nothing else. */
export function isTaken(order: Pick<FakeOrder, 'carrier'>, document: Pick<Document, 'kind'>): boolean {
  return order.carrier !== 'flowroute' || document.kind === 'loa' || document.kind === 'invoice';
}

export function isFor(
  delivery: Delivery,
  document: Pick<Document, 'id'>,
  order: Pick<FakeOrder, 'accountId' | 'remoteId'>,
): boolean {
  return (
    delivery.documentId === document.id &&
    delivery.accountId === order.accountId &&
    (delivery.remoteId === undefined || delivery.remoteId === order.remoteId)
  );
}

/** Documents × orders, row by row. */
export function cellsOf(port: FakePort): readonly DocumentCell[] {
  return port.documents.flatMap((document) => ordersOf(port).map((order) => cellOf(port, document, order)));
}

function cellOf(port: FakePort, document: Document, order: FakeOrder): DocumentCell {
  const name = {
    documentId: document.id,
    accountId: order.accountId,
    ...(order.remoteId === undefined ? {} : { remoteId: order.remoteId }),
  };
  const delivery = port.deliveries.findLast((one) => isFor(one, document, order));
  if (!delivery) {
    if (isTaken(order, document)) return { ...name, state: 'none', offers: ['send'] };
    const kind = DOCUMENT_KIND_LABELS[document.kind];
    const reason = `${labelOf(order.carrier)} has no use for a file of the kind ${kind}.`;
    return { ...name, state: 'not-taken', reason, offers: [] };
  }
  const sent = { ...name, deliveryId: delivery.id, step: delivery.step };
  const { problem } = delivery;
  if (problem)
    return {
      ...sent,
      state: 'failed',
      reason: `${problem.what} ${problem.next}`,
      offers: ['retry', 'cancel'],
    };
  switch (delivery.step) {
    case 'waiting':
      return { ...sent, state: 'waiting', offers: ['cancel'] };
    case 'slot':
    case 'stored':
    case 'registered':
      return { ...sent, state: 'sending', offers: [] };
    case 'confirmed':
      return { ...sent, state: 'delivered', offers: [] };
  }
}
