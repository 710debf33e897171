import { lazy, type ReactNode, Suspense } from 'react';
import type { LoaPreview } from '../../../preload/contract/ipc/channels.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ProgressRing } from '../../ui/progress-ring.tsx';
import type { PreviewState } from './use-preview.ts';

// pdf.js is large and only wanted here.
const PdfView = lazy(async () => ({ default: (await import('../../ui/pdf/pdf-view.tsx')).PdfView }));

export interface LoaPictureProps {
  readonly state: PreviewState;
  readonly name: string;
  /** This print can be seen. */
  readonly onShown?: (preview: LoaPreview) => void;
}

/** The pages of an LOA as they would be printed. */
export function LoaPicture({ state, name, onShown }: LoaPictureProps): ReactNode {
  const { preview, problem, again } = state;
  return (
    <div className="loa-picture" data-content={preview?.contentHash}>
      {problem && (
        <div className="loa-note">
          <ErrorNote
            what={problem.what}
            next={problem.next}
            action={
              <Button size="sm" onPress={again}>
                Try again
              </Button>
            }
          />
        </div>
      )}
      {preview ? (
        <Suspense fallback={<Drawing />}>
          <PdfView
            bytes={preview.bytes}
            name={name}
            onDrawn={(bytes) => {
              if (bytes === preview.bytes) onShown?.(preview);
            }}
          />
        </Suspense>
      ) : (
        !problem && <Drawing />
      )}
    </div>
  );
}

function Drawing(): ReactNode {
  return (
    <div className="loa-drawing">
      <ProgressRing label="Drawing the LOA" size={20} />
    </div>
  );
}
