import { Ellipsis, Eye, FileText } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { DOCUMENT_KIND_LABELS, type RemoteDocument } from '../../../preload/contract/domain/documents.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { OrderView } from '../../../preload/contract/domain/port-requests.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useCarrier } from '../../bridge/directory.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { FileSize } from '../../ui/file-size.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { usePortRequest } from './context.ts';
import { remoteName } from './file-words.ts';
import { nameOfOrder } from './orders.ts';

/** A file that a carrier holds: look at it, put another in its place, or remove it there. */
export function RemoteRow(props: {
  readonly id: PortRequestId;
  readonly order: OrderView;
  readonly document: RemoteDocument;
}): ReactNode {
  const { id, order, document } = props;
  const bridge = useBridge();
  const { store, actions } = usePortRequest();
  const carrier = useCarrier(order.carrier);
  const [isRemoving, setRemoving] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { name } = document;
  const shown = remoteName(document);
  const preview = (): void => store.preview({ kind: 'remote', order: nameOfOrder(order), name });
  const fail = (what: string, next: string): void =>
    actions.notify({ tone: 'problem', message: `${what} ${next}` });
  const remove = async (): Promise<void> => {
    setRemoving(false);
    const answer = await bridge.documents.removeRemote({ id, ...nameOfOrder(order), name });
    if (!answer.ok) fail(answer.error.what, answer.error.next);
    await store.reload();
  };
  const replace = async (file: File): Promise<void> => {
    const answer = await bridge.files.replace(id, order.accountId, name, file, order.remoteId);
    if (!answer.ok) fail(answer.error.what, answer.error.next);
    else if (!answer.value.ok) fail(answer.value.what, answer.value.next);
    await store.reload();
  };
  return (
    <li className="port-file">
      <FileText />
      <div className="port-file-words">
        <button type="button" className="port-file-name truncate" title={name} onClick={preview}>
          {document.label ?? name}
        </button>
        <div className="port-file-facts tabular">
          <span>{DOCUMENT_KIND_LABELS[document.kind]}</span>
          <FileSize size={document.size} />
        </div>
      </div>
      <input
        ref={input}
        type="file"
        accept="application/pdf,image/jpeg,image/png,image/tiff,image/heic"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={`Replacement for ${shown}`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void replace(file);
        }}
      />
      <IconButton size="sm" label={`Preview ${shown}`} icon={<Eye />} onPress={preview} />
      <MenuButton
        placement="bottom end"
        entries={[
          ...(order.canReplaceDocuments
            ? [
                {
                  kind: 'action' as const,
                  id: 'replace',
                  label: 'Replace with a file…',
                  onAction: () => input.current?.click(),
                },
              ]
            : []),
          {
            kind: 'action',
            id: 'remove',
            label: 'Remove at the carrier…',
            tone: 'danger',
            onAction: () => setRemoving(true),
          },
        ]}
      >
        <IconButton size="sm" label={`More for ${shown}`} icon={<Ellipsis />} />
      </MenuButton>
      <AlertDialog
        title={`Remove ${shown}`}
        confirmLabel="Remove"
        tone="danger"
        isOpen={isRemoving}
        onCancel={() => setRemoving(false)}
        onConfirm={() => void remove()}
      >
        <p>{`It is removed at ${carrier?.label ?? 'the carrier'}. Portside keeps no copy of it.`}</p>
      </AlertDialog>
    </li>
  );
}
