import { Files, Paperclip } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PortRequestView } from '../../../preload/contract/domain/port-requests.ts';
import type { FileContent } from '../../../preload/contract/ipc/channels.ts';
import type { Result } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { atCarriers } from './at-carriers.ts';
import { useOpen, usePortRequest } from './context.ts';
import { DocumentRow } from './document-row.tsx';
import { IntakeRow } from './intake-row.tsx';
import { FilePreview } from './preview/file-preview.tsx';
import { RemoteRow } from './remote-row.tsx';
import type { Previewed } from './store.ts';

/** The files of a port request: those attached here with their way to each carrier, and those the carriers hold. */
export function DocumentsTab({ view }: { readonly view: PortRequestView }): ReactNode {
  const { store, intake } = usePortRequest();
  const bridge = useBridge();
  const previewed = useOpen((state) => state.previewed);
  const files = useStore(intake, (state) => state.files);
  if (previewed) {
    return (
      <FilePreview
        name={nameOf(previewed, view)}
        fileKey={JSON.stringify(previewed)}
        read={() => read(bridge, view, previewed)}
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
      {view.documents.length + coming.length > 0 && (
        <ul className="port-files" aria-label="Attached here">
          {view.documents.map((document) => (
            <DocumentRow
              key={document.id}
              document={document}
              deliveries={view.deliveries.filter((delivery) => delivery.documentId === document.id)}
            />
          ))}
          {coming.map((file) => (
            <IntakeRow key={file.key} file={file} />
          ))}
        </ul>
      )}
      {theirs.length > 0 && (
        <>
          <h3 className="port-heading">At the carrier</h3>
          <ul className="port-files" aria-label="At the carrier">
            {theirs.map(({ order, document }) => (
              <RemoteRow
                key={`${order.accountId} ${document.name}`}
                id={view.card.id}
                order={order}
                document={document}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function nameOf(previewed: Previewed, view: PortRequestView): string {
  if (previewed.kind === 'remote') return previewed.name;
  return view.documents.find((document) => document.id === previewed.documentId)?.fileName ?? 'Document';
}

function read(bridge: Bridge, view: PortRequestView, previewed: Previewed): Promise<Result<FileContent>> {
  if (previewed.kind === 'mine') return bridge.documents.read({ documentId: previewed.documentId });
  const { accountId, name } = previewed;
  return bridge.documents.readRemote({ id: view.card.id, accountId, name });
}
