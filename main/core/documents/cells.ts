import type { Delivery, Document, DocumentCell } from '../../../preload/contract/domain/documents.ts';
import type { Mutation } from '../interfaces/mutation.ts';
import type { Carriers } from '../interfaces/ports.ts';
import type { PortRequestRecord } from '../interfaces/store.ts';
import type { FoldedOrder } from '../port-requests/fold.ts';
import { isFirst, isFor } from '../port-requests/target.ts';
import { objectionTo } from './policy.ts';

type Fate = Pick<DocumentCell, 'state' | 'step' | 'reason' | 'offers'>;

/** How each document stands at each order. */
export function documentCells(
  record: PortRequestRecord,
  orders: readonly FoldedOrder[],
  carriers: Carriers,
): readonly DocumentCell[] {
  return record.documents.flatMap((document) =>
    orders.map((order) => {
      const first = isFirst(order, orders);
      // A file may have been sent again after it had been taken away there: the last one counts.
      const delivery = record.deliveries.findLast(
        (candidate) => candidate.documentId === document.id && isFor(candidate, order, first),
      );
      return {
        documentId: document.id,
        accountId: order.accountId,
        ...(order.remoteId !== undefined && { remoteId: order.remoteId }),
        ...(delivery && { deliveryId: delivery.id }),
        ...(delivery ? fateOf(delivery, record.mutations) : unsent(document, order, carriers)),
      };
    }),
  );
}

function unsent(document: Document, order: FoldedOrder, carriers: Carriers): Fate {
  const adapter = carriers.of(order.carrier);
  const objection = adapter && objectionTo(document, order, adapter);
  if (objection) return { state: 'not-taken', reason: `${objection.what} ${objection.next}`, offers: [] };
  return { state: 'none', offers: adapter ? ['send'] : [] };
}

function fateOf(delivery: Delivery, mutations: readonly Mutation[]): Fate {
  const { step } = delivery;
  const entry = mutations.find(({ body }) => body.kind === 'deliver' && body.deliveryId === delivery.id);
  if (step === 'confirmed') return { state: 'delivered', step, offers: [] };
  // A damaged ledger may have given back the delivery and not its entry: nothing is on its way.
  if (!entry) return { state: 'none', step, offers: ['send'] };
  const problem = entry.problem ?? delivery.problem;
  const reason = problem && `${problem.what} ${problem.next}`;
  switch (entry.status) {
    case 'refused':
    case 'conflict':
      return { state: 'failed', step, ...(reason !== undefined && { reason }), offers: ['retry', 'cancel'] };
    case 'sending':
      return { state: 'sending', step, offers: ['cancel'] };
    case 'unknown':
      return { state: 'sending', step, reason: 'Checking with the carrier whether it arrived.', offers: [] };
    case 'queued':
      return { state: 'waiting', step, ...(reason !== undefined && { reason }), offers: ['cancel'] };
  }
}
