import type { RemoteDocument } from '../../../preload/contract/domain/documents.ts';
import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';

export interface HeldDocument {
  readonly order: OrderView;
  readonly document: RemoteDocument;
}

/** The files that carriers hold, without those that were attached here: they have a row of their own. */
export function atCarriers(view: PortRequestView): readonly HeldDocument[] {
  const ours = new Set(
    view.deliveries.map(({ accountId, remoteName }) => `${accountId} ${remoteName ?? ''}`),
  );
  return view.orders.flatMap((order) =>
    order.remoteDocuments
      .filter((document) => !ours.has(`${order.accountId} ${document.name}`))
      .map((document) => ({ order, document })),
  );
}
