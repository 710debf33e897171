import { CircleAlert, CircleCheck, CloudUpload, Eye, FileImage, FileText, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Delivery, Document } from '../../../preload/contract/domain/documents.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useCarrier } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { formatBytes } from '../../ui/progress-bar.tsx';
import { ProgressRing } from '../../ui/progress-ring.tsx';
import { Select } from '../../ui/select.tsx';
import { useOpen, usePortRequest } from './context.ts';
import { KIND_OPTIONS, stepWords } from './file-words.ts';

/** One attached file: what it is, how big, and how far it has come at each carrier. */
export function DocumentRow(props: {
  readonly document: Document;
  readonly deliveries: readonly Delivery[];
}): ReactNode {
  const { document, deliveries } = props;
  const bridge = useBridge();
  const { store, actions } = usePortRequest();
  const setKind = async (kind: string): Promise<void> => {
    const option = KIND_OPTIONS.find((one) => one.id === kind);
    if (!option) return;
    const answer = await bridge.documents.setKind({ documentId: document.id, kind: option.id });
    if (!answer.ok) actions.notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
    await store.reload();
  };
  const remove = async (): Promise<void> => {
    const answer = await bridge.documents.remove({ documentId: document.id });
    if (!answer.ok) actions.notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
    await store.reload();
  };
  return (
    <li className="port-file">
      {document.mediaType === 'application/pdf' ? <FileText /> : <FileImage />}
      <div className="port-file-words">
        <button
          type="button"
          className="port-file-name truncate"
          onClick={() => store.preview({ kind: 'mine', documentId: document.id })}
        >
          {document.fileName}
        </button>
        <div className="port-file-facts tabular">
          <span>{formatBytes(document.size)}</span>
          {deliveries.map((delivery) => (
            <DeliveryMark key={delivery.id} delivery={delivery} fileName={document.fileName} />
          ))}
        </div>
        {deliveries.map((delivery) => (
          <DeliveryProblem key={delivery.id} delivery={delivery} />
        ))}
      </div>
      <Select
        label={`Kind of ${document.fileName}`}
        hideLabel
        size="sm"
        className="port-file-kind"
        options={KIND_OPTIONS}
        value={document.kind}
        onChange={(kind) => void setKind(kind)}
      />
      <IconButton
        size="sm"
        label={`Preview ${document.fileName}`}
        icon={<Eye />}
        onPress={() => store.preview({ kind: 'mine', documentId: document.id })}
      />
      <IconButton
        size="sm"
        label={`Remove ${document.fileName}`}
        icon={<Trash2 />}
        onPress={() => void remove()}
      />
    </li>
  );
}

function DeliveryMark({
  delivery,
  fileName,
}: {
  readonly delivery: Delivery;
  readonly fileName: string;
}): ReactNode {
  const carrier = useCarrier(delivery.carrier);
  const moved = useOpen((state) => state.progress[delivery.id]);
  return (
    <span className="port-delivery" data-tone={delivery.problem ? 'danger' : undefined}>
      <CarrierBadge
        label={carrier?.label ?? delivery.carrier}
        size="mark"
        {...(carrier ? { mark: carrier.mark } : {})}
      />
      <DeliveryIcon
        delivery={delivery}
        fileName={fileName}
        part={moved ? moved.sent / moved.total : undefined}
      />
      {stepWords(delivery)}
      {moved && delivery.step === 'slot' && ` ${formatBytes(moved.sent)} of ${formatBytes(moved.total)}`}
    </span>
  );
}

function DeliveryIcon(props: {
  readonly delivery: Delivery;
  readonly fileName: string;
  readonly part: number | undefined;
}): ReactNode {
  const { delivery, fileName, part } = props;
  if (delivery.problem) return <CircleAlert />;
  if (delivery.step === 'confirmed') return <CircleCheck data-tone="good" />;
  if (delivery.step === 'waiting' && part === undefined) return <CloudUpload />;
  return (
    <ProgressRing label={`Sending ${fileName}`} size={14} {...(part === undefined ? {} : { value: part })} />
  );
}

function DeliveryProblem({ delivery }: { readonly delivery: Delivery }): ReactNode {
  const bridge = useBridge();
  const { store, actions } = usePortRequest();
  const { problem } = delivery;
  if (!problem) return null;
  const retry = async (): Promise<void> => {
    const answer = await bridge.documents.retryDelivery({ deliveryId: delivery.id });
    if (!answer.ok) actions.notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
    await store.reload();
  };
  return (
    <div className="port-file-problem">
      <p>
        {problem.what} {problem.next}
      </p>
      <Button size="sm" onPress={() => void retry()}>
        Retry
      </Button>
    </div>
  );
}
