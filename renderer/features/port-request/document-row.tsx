import { Eye, FileImage, FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Document, DocumentCell } from '../../../preload/contract/domain/documents.ts';
import type { OrderView } from '../../../preload/contract/domain/port-requests.ts';
import { useCarrier } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { FileSize } from '../../ui/file-size.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { CellActs } from './cell-acts.tsx';
import { CellMark } from './cell-mark.tsx';
import { usePortRequest } from './context.ts';
import { KindSelect, RemoveDocument } from './document-acts.tsx';
import { useOrderLabel } from './order-mark.tsx';
import { useCellAct } from './use-cell-acts.ts';

/** One attached file of a port request with a single order: what it is, how big, and how far it has come there. */
export function DocumentRow(props: {
  readonly document: Document;
  readonly order: OrderView | undefined;
  readonly cell: DocumentCell | undefined;
}): ReactNode {
  const { document, order, cell } = props;
  const { store } = usePortRequest();
  const preview = (): void => store.preview({ kind: 'mine', documentId: document.id });
  return (
    <li className="port-file">
      {document.mediaType === 'application/pdf' ? <FileText /> : <FileImage />}
      <div className="port-file-words">
        <button type="button" className="port-file-name truncate" onClick={preview}>
          {document.fileName}
        </button>
        <div className="port-file-facts tabular">
          <FileSize size={document.size} />
          {order && cell && <Way order={order} cell={cell} fileName={document.fileName} />}
        </div>
        {cell?.reason && <Reason cell={cell} reason={cell.reason} />}
      </div>
      <KindSelect document={document} />
      <IconButton size="sm" label={`Preview ${document.fileName}`} icon={<Eye />} onPress={preview} />
      <RemoveDocument document={document} />
    </li>
  );
}

function Way(props: {
  readonly order: OrderView;
  readonly cell: DocumentCell;
  readonly fileName: string;
}): ReactNode {
  const { order, cell, fileName } = props;
  const carrier = useCarrier(order.carrier);
  const label = useOrderLabel(order);
  const offers = cell.offers.filter((offer) => offer !== 'retry');
  return (
    <span className="port-delivery">
      <CarrierBadge
        label={carrier?.label ?? order.carrier}
        size="mark"
        {...(carrier ? { mark: carrier.mark } : {})}
      />
      <CellMark cell={cell} fileName={fileName} room="line" />
      <CellActs cell={{ ...cell, offers }} fileName={fileName} order={label} />
    </span>
  );
}

function Reason({ cell, reason }: { readonly cell: DocumentCell; readonly reason: string }): ReactNode {
  const act = useCellAct(cell);
  return (
    <div className="port-file-problem">
      <p>{reason}</p>
      {cell.offers.includes('retry') && (
        <Button size="sm" onPress={() => void act('retry')}>
          Retry
        </Button>
      )}
    </div>
  );
}
