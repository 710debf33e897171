import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import type { LoaPreview } from '../../../preload/contract/ipc/channels.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ProgressRing } from '../../ui/progress-ring.tsx';
import type { PreviewState } from './use-preview.ts';

// pdf.js is large and only wanted here.
const load = () => import('../../ui/pdf/pdf-view.tsx');
const PdfView = lazy(async () => ({ default: (await load()).PdfView }));

/** Makes ready what draws, and the picture once there is one, while nobody looks at it yet. */
export function useAhead(bytes: Uint8Array | undefined, isShown: boolean): void {
  const letGo = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    void load().then(({ getReady }) => {
      if (!isOver && bytes && !isShown) letGo.current = getReady(bytes);
    });
    return () => {
      isOver = true;
    };
  }, [bytes, isShown]);
  // Not when it is shown: then it has been taken over.
  useEffect(() => () => letGo.current?.(), []);
}

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
