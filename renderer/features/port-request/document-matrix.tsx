import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Document, DocumentCell } from '../../../preload/contract/domain/documents.ts';
import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import { FileSize } from '../../ui/file-size.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Why } from '../../ui/why.tsx';
import { CellActs } from './cell-acts.tsx';
import { CellMark } from './cell-mark.tsx';
import { usePortRequest } from './context.ts';
import { KindSelect, RemoveDocument } from './document-acts.tsx';
import { OrderMark, useOrderLabel } from './order-mark.tsx';
import { isSameOrder, keyOfOrder } from './orders.ts';
import './document-matrix.css';

/** Documents × orders: each file in a row, and how far it has come at each carrier. */
export function DocumentMatrix({ view }: { readonly view: PortRequestView }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by the arrow keys
    <section className="matrix" aria-label="Documents at each order" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">File</th>
            {view.orders.map((order) => (
              <th key={keyOfOrder(order)} scope="col">
                <OrderMark order={order} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.documents.map((document) => (
            <tr key={document.id}>
              <DocumentHead document={document} />
              {view.orders.map((order) => (
                <Cell
                  key={keyOfOrder(order)}
                  document={document}
                  order={order}
                  cell={view.cells.find(
                    (cell) => cell.documentId === document.id && isSameOrder(cell, order),
                  )}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DocumentHead({ document }: { readonly document: Document }): ReactNode {
  const { store } = usePortRequest();
  const preview = (): void => store.preview({ kind: 'mine', documentId: document.id });
  return (
    <th scope="row">
      <button type="button" className="port-file-name truncate" title={document.fileName} onClick={preview}>
        {document.fileName}
      </button>
      <div className="matrix-acts">
        <KindSelect document={document} />
        <IconButton size="sm" label={`Preview ${document.fileName}`} icon={<Eye />} onPress={preview} />
        <RemoveDocument document={document} />
      </div>
      <div className="matrix-size tabular">
        <FileSize size={document.size} />
      </div>
    </th>
  );
}

function Cell(props: {
  readonly document: Document;
  readonly order: OrderView;
  readonly cell: DocumentCell | undefined;
}): ReactNode {
  const { document, order, cell } = props;
  const label = useOrderLabel(order);
  if (!cell) return <td />;
  const { fileName } = document;
  return (
    <td>
      <div className="matrix-cell">
        <div className="matrix-state">
          <CellMark cell={cell} fileName={fileName} />
          {cell.reason && <Why label={`Why, for ${fileName} at ${label}`} words={cell.reason} />}
        </div>
        {cell.offers.length > 0 && (
          <span className="matrix-offers">
            <CellActs cell={cell} fileName={fileName} order={label} />
          </span>
        )}
      </div>
    </td>
  );
}
