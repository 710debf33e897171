import { CircleAlert, File as FileIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { formatBytes } from '../../ui/progress-bar.tsx';
import { ProgressRing } from '../../ui/progress-ring.tsx';
import { usePortRequest } from './context.ts';
import type { IntakeFile } from './intake.ts';

/** A file that is being taken, or that was not taken, with the reason and *Retry*. */
export function IntakeRow({ file }: { readonly file: IntakeFile }): ReactNode {
  const { intake } = usePortRequest();
  const { refusal, fileName, size } = file;
  return (
    <li className="port-file">
      {refusal ? <CircleAlert data-tone="danger" /> : <FileIcon />}
      <div className="port-file-words">
        <span className="port-file-name truncate">{fileName}</span>
        <div className="port-file-facts tabular">
          {size !== undefined && <span>{formatBytes(size)}</span>}
          {refusal ? (
            <span className="port-delivery" data-tone="danger">
              Not attached
            </span>
          ) : (
            <span className="port-delivery">
              <ProgressRing label={`Taking ${fileName}`} size={14} /> Being copied
            </span>
          )}
        </div>
        {refusal && (
          <p className="port-file-reason">
            {refusal.what} {refusal.next}
          </p>
        )}
      </div>
      {refusal && (
        <>
          <Button size="sm" onPress={() => void intake.retry(file.key)}>
            Retry
          </Button>
          <IconButton
            size="sm"
            label={`Dismiss ${fileName}`}
            icon={<X />}
            onPress={() => intake.dismiss(file.key)}
          />
        </>
      )}
    </li>
  );
}
