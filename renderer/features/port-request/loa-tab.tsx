import { Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { printedToast } from '../../ui/printed-toast.ts';
import { type CarrierCopyProps, useOpen, usePortRequest } from './context.ts';
import { changesOf, refusedEdit } from './draft.ts';
import { useOrderLabels } from './order-mark.tsx';
import { keyOfOrder, nameOfOrder } from './orders.ts';
import { FilePreview } from './preview/file-preview.tsx';

/** Where the letter of authorization stands; what it is like is another feature's. */
export function LoaTab({ view }: { readonly view: PortRequestView }): ReactNode {
  const { store, parts } = usePortRequest();
  const draft = useOpen((state) => state.draft);
  const isSaving = useOpen((state) => state.isSaving);
  const labelOf = useOrderLabels();
  const drawn = view.orders.filter((one) => one.hasServerLoa);
  return (
    <parts.Loa
      key={view.card.id}
      id={view.card.id}
      portName={view.card.name}
      changes={changesOf(view, draft, refusedEdit(view))}
      isSaving={isSaving}
      onSave={() => void store.save()}
      onLookAt={store.lookAt}
      onNumbers={() => store.setTab('numbers')}
      copies={drawn.map((order) => ({ id: keyOfOrder(order), label: labelOf(order) }))}
      Copy={CarrierCopy}
    />
  );
}

/** The LOA as a carrier draws it: a copy to look at. */
function CarrierCopy({ of, tools, onBack }: CarrierCopyProps): ReactNode {
  const bridge = useBridge();
  const view = useOpen((state) => state.view);
  const labelOf = useOrderLabels();
  const { actions } = usePortRequest();
  const [isPrinting, setPrinting] = useState(false);
  const order = view?.orders.find((one) => keyOfOrder(one) === of);
  if (!view || !order) return null;
  const label = labelOf(order);
  const print = async (): Promise<void> => {
    setPrinting(true);
    const printed = await bridge.documents.printServerLoa({ id: view.card.id, ...nameOfOrder(order) });
    setPrinting(false);
    const toast = printedToast(printed, view.card.name);
    if (toast) actions.notify(toast);
  };
  return (
    <FilePreview
      name="LOA"
      fileKey={`${view.card.id} ${of} loa`}
      from={{ accountId: order.accountId, label }}
      read={() => bridge.documents.serverLoa({ id: view.card.id, ...nameOfOrder(order) })}
      note={`${label}’s own copy, filled in as far as ${label} does it: it is not signed, and looking sends nothing.`}
      tools={
        <>
          {tools}
          <Button
            size="sm"
            icon={<Printer />}
            isPending={isPrinting}
            pendingLabel="Printing"
            onPress={() => void print()}
          >
            Print to sign on paper
          </Button>
        </>
      }
      onBack={onBack}
    />
  );
}
