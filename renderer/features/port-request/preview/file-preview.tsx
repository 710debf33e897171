import { ArrowLeft } from 'lucide-react';
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useMemo, useRef } from 'react';
import type { AccountId } from '../../../../preload/contract/domain/ids.ts';
import { isUnreached } from '../../../../preload/contract/domain/problem.ts';
import type { FileContent } from '../../../../preload/contract/ipc/channels.ts';
import type { Result } from '../../../../preload/contract/ipc/result.ts';
import { useAnswer } from '../../../bridge/use-answer.ts';
import { useWhenBack } from '../../../bridge/use-when-back.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { ProgressRing } from '../../../ui/progress-ring.tsx';
import { useReturnFocus } from '../../../ui/use-return-focus.ts';
import { Unanswered } from '../../../ui/waiting-for.tsx';
import './preview.css';

// pdf.js is large and only wanted here.
const PdfView = lazy(async () => ({ default: (await import('../../../ui/pdf/pdf-view.tsx')).PdfView }));

export interface FilePreviewProps {
  readonly name: string;
  /** Changes when another file is meant. */
  readonly fileKey: string;
  readonly read: () => Promise<Result<FileContent>>;
  /** Back to the list; absent where there is none. */
  readonly onBack?: () => void;
  /** The carrier that has to send it; absent for files of ours. */
  readonly from?: { readonly accountId: AccountId; readonly label: string };
  /** A line about what is being looked at. */
  readonly note?: ReactNode;
  /** Beside the name. */
  readonly tools?: ReactNode;
}

/** A PDF or a picture, inside the app and from bytes: nothing is fetched from anywhere. */
export function FilePreview({ name, fileKey, read, onBack, from, note, tools }: FilePreviewProps): ReactNode {
  const [answer, again] = useAnswer(fileKey, read);
  const isWaiting = answer.kind === 'problem' && isUnreached(answer.problem);
  useWhenBack(from?.accountId ?? '', isWaiting, again);
  const preview = useRef<HTMLElement>(null);
  // The button that opened it, in the list or the tab, has made way for it.
  useEffect(() => preview.current?.focus({ preventScroll: true }), []);
  useReturnFocus(() =>
    document.querySelector<HTMLElement>(`.port [aria-label="${CSS.escape(`Preview ${name}`)}"]`),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !onBack) return;
    event.preventDefault();
    event.stopPropagation();
    onBack();
  };
  return (
    <section
      ref={preview}
      className="preview"
      aria-label={`Preview of ${name}`}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header className="preview-head">
        {onBack && <IconButton size="sm" label="Back to the list" icon={<ArrowLeft />} onPress={onBack} />}
        <h3 className="truncate">{name}</h3>
        {tools}
      </header>
      {note && <p className="preview-note">{note}</p>}
      {answer.kind === 'asking' && <Waiting name={name} />}
      {answer.kind === 'problem' && (
        <div className="port-notes">
          <Unanswered
            problem={answer.problem}
            who={from?.label ?? 'the file'}
            next={`Only ${from?.label ?? 'it'} has ${name}. It is shown as soon as it can be fetched.`}
            onRetry={again}
          />
        </div>
      )}
      {answer.kind === 'here' && <Content content={answer.value} />}
    </section>
  );
}

function Waiting({ name }: { readonly name: string }): ReactNode {
  return (
    <div className="preview-waiting">
      <ProgressRing label={`Opening ${name}`} size={20} />
    </div>
  );
}

function Content({ content }: { readonly content: FileContent }): ReactNode {
  const { mediaType, fileName, bytes } = content;
  if (mediaType === 'application/pdf') {
    return (
      <Suspense fallback={<Waiting name={fileName} />}>
        <PdfView bytes={bytes} name={fileName} />
      </Suspense>
    );
  }
  if (mediaType === 'image/jpeg' || mediaType === 'image/png') return <Picture content={content} />;
  return (
    <div className="port-notes">
      <ErrorNote
        what={`${fileName} is neither a PDF nor a picture, so it can’t be shown here.`}
        next="Ask the carrier for a PDF, or replace it."
      />
    </div>
  );
}

function Picture({ content }: { readonly content: FileContent }): ReactNode {
  const { bytes, mediaType, fileName } = content;
  const url = useMemo(
    () => URL.createObjectURL(new Blob([bytes.slice()], { type: mediaType })),
    [bytes, mediaType],
  );
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <div className="preview-scroll">
      <img className="preview-picture" src={url} alt={fileName} />
    </div>
  );
}
