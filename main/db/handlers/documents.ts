import type { Delivery } from '../../../preload/contract/domain/documents.ts';
import type { DocumentId } from '../../../preload/contract/domain/ids.ts';
import { type Refusal, refuse } from '../../core/interfaces/refusal.ts';
import type { Context, Handlers } from '../context.ts';
import type { Tables } from '../tables.ts';
import { putMutation } from './enqueue.ts';
import { mayHaveBeenSent, removeEntry } from './withdraw.ts';

type DocumentHandlers = Pick<
  Handlers,
  | 'addDocument'
  | 'document'
  | 'delivery'
  | 'deliveryMark'
  | 'markDelivery'
  | 'setDocumentKind'
  | 'removeDocument'
>;

/** Files of port requests, and each on its way to each order. */
export function documentHandlers(context: Context): DocumentHandlers {
  const { tables } = context;
  return {
    addDocument: (document, deliveries) =>
      context.writeLedger((touched) => {
        tables.documents.insert(document);
        touched.add(document.portRequestId);
        for (const { delivery, mutation } of deliveries) {
          tables.deliveries.insert(delivery);
          putMutation(context, mutation, touched);
        }
      }),
    document: (id) => tables.documents.one(id),
    delivery: (id) => tables.deliveries.one(id),
    deliveryMark: (id) => {
      const mark = tables.deliveries.markOf(id);
      return mark === null ? undefined : context.codec.mark.decode(id, mark);
    },
    markDelivery: (id, mark) =>
      context.writeLedger((touched) => {
        const delivery = tables.deliveries.one(id);
        if (!delivery) return;
        tables.deliveries.setMark(id, mark.step, context.codec.mark.encode(id, mark));
        touched.add(delivery.portRequestId);
      }),
    setDocumentKind: (id, kind) =>
      context.writeLedger((touched) => {
        const document = tables.documents.one(id);
        if (!document) return;
        tables.documents.setKind(id, kind);
        if (kind !== document.kind) beginAnew(tables, id);
        touched.add(document.portRequestId);
      }),
    removeDocument: (id) => {
      const document = tables.documents.one(id);
      if (!document) return { touched: [], orphaned: false };
      let orphaned = false;
      const touched = context.writeLedger((ids) => {
        ids.add(document.portRequestId);
        for (const delivery of tables.deliveries.ofDocument(id)) {
          takeBack(tables, delivery, document.fileName);
        }
        tables.documents.remove(id);
        orphaned = !tables.documents.isNamed(document.sha256);
      });
      return { touched, orphaned };
    },
  };
}

/** A slot or a registration was asked for under another kind; what may be under way is found by it. */
function beginAnew(tables: Tables, id: DocumentId): void {
  for (const { id: deliveryId, step } of tables.deliveries.ofDocument(id)) {
    if (step === 'confirmed' || tables.mutations.ofDelivery(deliveryId).some(mayHaveBeenSent)) continue;
    tables.deliveries.setMark(deliveryId, 'waiting', null);
  }
}

function takeBack(tables: Tables, delivery: Delivery, fileName: string): void {
  for (const row of tables.mutations.ofDelivery(delivery.id)) {
    if (mayHaveBeenSent(row)) throw onItsWay(fileName);
    removeEntry(tables, row);
  }
  if (delivery.step !== 'confirmed') tables.deliveries.remove(delivery.id);
}

/** Its bytes are needed until the carrier has answered. */
function onItsWay(fileName: string): Refusal {
  return refuse(
    'conflict',
    `${fileName} is on its way to the carrier.`,
    'Wait until it has arrived or was refused, then remove it.',
  );
}
