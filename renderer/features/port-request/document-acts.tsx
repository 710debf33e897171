import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Document } from '../../../preload/contract/domain/documents.ts';
import type { Result } from '../../../preload/contract/ipc/result.ts';
import { useBridge } from '../../bridge/context.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import { usePortRequest } from './context.ts';
import { KIND_OPTIONS } from './file-words.ts';

/** Tells main, says what stands against it, and reads the port again. */
function useTell(): (question: Promise<Result<null>>) => Promise<void> {
  const { store, actions } = usePortRequest();
  return async (question) => {
    const answer = await question;
    if (!answer.ok) actions.notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
    await store.reload();
  };
}

/** What kind of file it is, corrected in place. */
export function KindSelect({ document }: { readonly document: Document }): ReactNode {
  const bridge = useBridge();
  const tell = useTell();
  return (
    <Select
      label={`Kind of ${document.fileName}`}
      hideLabel
      size="sm"
      className="port-file-kind"
      options={KIND_OPTIONS}
      value={document.kind}
      onChange={(id) => {
        const kind = KIND_OPTIONS.find((one) => one.id === id)?.id;
        if (kind) void tell(bridge.documents.setKind({ documentId: document.id, kind }));
      }}
    />
  );
}

export function RemoveDocument({ document }: { readonly document: Document }): ReactNode {
  const bridge = useBridge();
  const tell = useTell();
  return (
    <IconButton
      size="sm"
      label={`Remove ${document.fileName}`}
      icon={<Trash2 />}
      onPress={() => void tell(bridge.documents.remove({ documentId: document.id }))}
    />
  );
}
