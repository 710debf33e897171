import type { RemoteDocument } from '../../../preload/contract/domain/documents.ts';
import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';

export interface HeldDocument {
  readonly order: OrderView;
  readonly document: RemoteDocument;
}

/** The files that carriers hold, without those that were attached here: they have a row of their own. */
export function atCarriers(view: PortRequestView): readonly HeldDocument[] {
  return view.orders.flatMap((order) => {
    const ours = view.deliveries.filter(
      ({ accountId, remoteId }) =>
        accountId === order.accountId && (remoteId === undefined || remoteId === order.remoteId),
    );
    const names = new Set(ours.map(({ remoteName }) => remoteName));
    return order.remoteDocuments
      .filter((document) => !names.has(document.name))
      .map((document) => ({ order, document }));
  });
}
