import { FileSignature } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Select } from '../../ui/select.tsx';
import { useOrderLabel, useOrderLabels } from './order-mark.tsx';
import { keyOfOrder, nameOfOrder } from './orders.ts';
import { FilePreview } from './preview/file-preview.tsx';

/** The letter of authorization as a carrier draws it: a copy to look at. */
export function LoaTab({ view }: { readonly view: PortRequestView }): ReactNode {
  const [chosen, setChosen] = useState<string | null>(null);
  const [isShown, setShown] = useState(false);
  const labelOf = useOrderLabels();
  const drawn = view.orders.filter((one) => one.hasServerLoa);
  const order = drawn.find((one) => keyOfOrder(one) === chosen) ?? drawn[0];
  if (!order) {
    return (
      <EmptyState icon={<FileSignature />}>
        {view.orders.every((one) => one.remoteId !== undefined)
          ? 'No carrier of this port draws an LOA. Attach the signed one under Documents.'
          : 'The carrier draws its copy of the LOA once it has this port request.'}
      </EmptyState>
    );
  }
  if (isShown) {
    return (
      <Drawn view={view} order={order} {...(drawn.length > 1 ? { onBack: () => setShown(false) } : {})} />
    );
  }
  return (
    <EmptyState
      icon={<FileSignature />}
      action={
        <div className="loa-acts">
          {drawn.length > 1 && (
            <Select
              label="Drawn by"
              hideLabel
              options={drawn.map((one) => ({ id: keyOfOrder(one), label: labelOf(one) }))}
              value={keyOfOrder(order)}
              onChange={setChosen}
            />
          )}
          <Button variant="primary" onPress={() => setShown(true)}>
            Preview LOA
          </Button>
        </div>
      }
    >
      {`Look at the letter of authorization that ${labelOf(order)} draws from this port request.`}
    </EmptyState>
  );
}

function Drawn(props: {
  readonly view: PortRequestView;
  readonly order: OrderView;
  readonly onBack?: () => void;
}): ReactNode {
  const { view, order, onBack } = props;
  const bridge = useBridge();
  const label = useOrderLabel(order);
  return (
    <FilePreview
      name="LOA"
      fileKey={`${view.card.id} ${keyOfOrder(order)} loa`}
      from={{ accountId: order.accountId, label }}
      read={() => bridge.documents.serverLoa({ id: view.card.id, ...nameOfOrder(order) })}
      note={`${label}’s own copy, to look at: it is not signed, and looking sends nothing.`}
      {...(onBack ? { onBack } : {})}
    />
  );
}
