import type { DocumentCell } from '../../../preload/contract/domain/documents.ts';
import type { Result } from '../../../preload/contract/ipc/result.ts';
import { useBridge } from '../../bridge/context.tsx';
import { usePortRequest } from './context.ts';
import { nameOfOrder } from './orders.ts';

export type Offer = DocumentCell['offers'][number];

/** Sends one document to one order, takes it back while it waits, or tries again. */
export function useCellAct(cell: DocumentCell): (offer: Offer) => Promise<void> {
  const bridge = useBridge();
  const { store, actions } = usePortRequest();
  const { documentId, deliveryId = '' } = cell;
  const act = (offer: Offer): Promise<Result<null>> => {
    switch (offer) {
      case 'send':
        return bridge.documents.deliver({ documentId, ...nameOfOrder(cell) });
      case 'cancel':
        return bridge.documents.cancelDelivery({ deliveryId });
      case 'retry':
        return bridge.documents.retryDelivery({ deliveryId });
    }
  };
  return async (offer) => {
    const answer = await act(offer);
    if (!answer.ok) actions.notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
    await store.reload();
  };
}
