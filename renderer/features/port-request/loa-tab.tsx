import { FileSignature } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useCarrier } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilePreview } from './preview/file-preview.tsx';

/** The letter of authorization as the carrier draws it: a copy to look at. */
export function LoaTab({ view }: { readonly view: PortRequestView }): ReactNode {
  const bridge = useBridge();
  const order = view.orders.find((one) => one.hasServerLoa);
  const carrier = useCarrier(order?.carrier ?? '');
  const [isShown, setShown] = useState(false);
  if (!order) {
    return (
      <EmptyState icon={<FileSignature />}>
        The carrier draws its copy of the LOA once it has this port request.
      </EmptyState>
    );
  }
  const label = carrier?.label ?? order.carrier;
  if (!isShown) {
    return (
      <EmptyState
        icon={<FileSignature />}
        action={
          <Button variant="primary" onPress={() => setShown(true)}>
            Preview LOA
          </Button>
        }
      >
        {`Look at the letter of authorization that ${label} draws from this port request.`}
      </EmptyState>
    );
  }
  return (
    <FilePreview
      name="LOA"
      fileKey={`${view.card.id} ${order.accountId} loa`}
      read={() => bridge.documents.serverLoa({ id: view.card.id, accountId: order.accountId })}
      note={`${label}’s own copy, to look at: it is not signed, and looking sends nothing.`}
    />
  );
}
