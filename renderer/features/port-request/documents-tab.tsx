import { Files, Paperclip } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { RemoteDocument } from '../../../preload/contract/domain/documents.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { OrderView, PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import type { FileContent } from '../../../preload/contract/ipc/channels.ts';
import type { Result } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { atCarriers } from './at-carriers.ts';
import { useOpen, usePortRequest } from './context.ts';
import { DocumentMatrix } from './document-matrix.tsx';
import { DocumentRow } from './document-row.tsx';
import { remoteName } from './file-words.ts';
import type { IntakeFile } from './intake.ts';
import { IntakeRow } from './intake-row.tsx';
import { useOrderLabel, useOrderLabels } from './order-mark.tsx';
import { isSameOrder, keyOfOrder } from './orders.ts';
import { FilePreview, type FilePreviewProps } from './preview/file-preview.tsx';
import { RemoteRow } from './remote-row.tsx';
import type { Previewed } from './store.ts';
import { Troubles } from './troubles.tsx';

/** The files of a port request: those attached here with their way to each carrier, and those the carriers hold. */
export function DocumentsTab({ view }: { readonly view: PortRequestView }): ReactNode {
  const { store, intake } = usePortRequest();
  const bridge = useBridge();
  const previewed = useOpen((state) => state.previewed);
  const labelOf = useOrderLabels();
  const files = useStore(intake, (state) => state.files);
  if (previewed) {
    return (
      <FilePreview
        name={nameOf(previewed, view)}
        fileKey={JSON.stringify(previewed)}
        read={() => read(bridge, view, previewed)}
        {...fromOf(previewed, view, labelOf)}
        onBack={() => store.preview(null)}
      />
    );
  }
  const theirs = atCarriers(view);
  const coming = files.filter((file) => file.portRequestId === view.card.id);
  const attach = (
    <Button size="sm" icon={<Paperclip />} onPress={() => void intake.choose(view.card)}>
      Attach files
    </Button>
  );
  if (!view.documents.length && !theirs.length && !coming.length) {
    return (
      <EmptyState icon={<Files />} action={attach}>
        Drop the LOA and the latest bill anywhere on this panel.
      </EmptyState>
    );
  }
  return (
    <div className="port-scroll">
      <div className="port-bar">
        <span>Drop files anywhere on this panel to attach them.</span>
        {attach}
      </div>
      <Troubles view={view} />
      {view.orders.length > 1 ? <Several view={view} coming={coming} /> : <One view={view} coming={coming} />}
      {view.orders.map((order) => (
        <Held
          key={keyOfOrder(order)}
          id={view.card.id}
          order={order}
          documents={theirs.filter((held) => held.order === order).map((held) => held.document)}
        />
      ))}
    </div>
  );
}

interface FilesProps {
  readonly view: PortRequestView;
  readonly coming: readonly IntakeFile[];
}

/** One order: a plain list is all it takes. */
function One({ view, coming }: FilesProps): ReactNode {
  const [order] = view.orders;
  if (view.documents.length + coming.length === 0) return null;
  return (
    <ul className="port-files" aria-label="Attached here">
      {view.documents.map((document) => (
        <DocumentRow
          key={document.id}
          document={document}
          order={order}
          cell={view.cells.find((cell) => cell.documentId === document.id)}
        />
      ))}
      {coming.map((file) => (
        <IntakeRow key={file.key} file={file} />
      ))}
    </ul>
  );
}

function Several({ view, coming }: FilesProps): ReactNode {
  return (
    <>
      {view.documents.length > 0 && <DocumentMatrix view={view} />}
      {coming.length > 0 && (
        <ul className="port-files port-coming" aria-label="Attached here">
          {coming.map((file) => (
            <IntakeRow key={file.key} file={file} />
          ))}
        </ul>
      )}
    </>
  );
}

/** The files that one carrier holds and that did not come from here. */
function Held(props: {
  readonly id: PortRequestId;
  readonly order: OrderView;
  readonly documents: readonly RemoteDocument[];
}): ReactNode {
  const { id, order, documents } = props;
  const heading = `At ${useOrderLabel(order)}`;
  if (!documents.length) return null;
  return (
    <>
      <h3 className="port-heading">{heading}</h3>
      <ul className="port-files" aria-label={heading}>
        {documents.map((document) => (
          <RemoteRow key={document.name} id={id} order={order} document={document} />
        ))}
      </ul>
    </>
  );
}

function nameOf(previewed: Previewed, view: PortRequestView): string {
  if (previewed.kind === 'remote') {
    const order = view.orders.find((one) => isSameOrder(one, previewed.order));
    const held = order?.remoteDocuments.find((document) => document.name === previewed.name);
    return held ? remoteName(held) : previewed.name;
  }
  return view.documents.find((document) => document.id === previewed.documentId)?.fileName ?? 'Document';
}

function read(bridge: Bridge, view: PortRequestView, previewed: Previewed): Promise<Result<FileContent>> {
  if (previewed.kind === 'mine') return bridge.documents.read({ documentId: previewed.documentId });
  return bridge.documents.readRemote({ id: view.card.id, ...previewed.order, name: previewed.name });
}

/** Who has to send it: the carrier that holds a file of which we have no copy. */
function fromOf(
  previewed: Previewed,
  { orders }: PortRequestView,
  labelOf: ReturnType<typeof useOrderLabels>,
): Pick<FilePreviewProps, 'from'> {
  if (previewed.kind === 'mine') return {};
  const order = orders.find((one) => isSameOrder(one, previewed.order));
  return order ? { from: { accountId: order.accountId, label: labelOf(order) } } : {};
}
