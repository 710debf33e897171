import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldChanges } from '../../../preload/contract/domain/fields.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { LoaVariant } from '../../../preload/contract/domain/loa.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { LoaPreview } from '../../../preload/contract/ipc/channels.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useBridgeEvent } from '../../bridge/use-event.ts';
import { createFeed, type Feed } from './preview-feed.ts';

export interface PreviewState {
  /** The newest picture there is; it stays until the next one is here. */
  readonly preview: LoaPreview | null;
  readonly problem: Problem | null;
  readonly again: () => void;
}

const NO_CHANGES: FieldChanges = {};

/**
 * The LOA as it would be printed with these unsaved changes, drawn anew as they change or the port does. Nothing without
 * a variant.
 */
export function usePreview(
  id: PortRequestId,
  variant: LoaVariant | undefined,
  changes: FieldChanges = NO_CHANGES,
): PreviewState {
  const bridge = useBridge();
  const [preview, setPreview] = useState<LoaPreview | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const feed = useRef<Feed | null>(null);
  const latest = useRef(changes);
  latest.current = changes;
  const key = JSON.stringify(changes);
  useEffect(() => {
    if (variant === undefined) return undefined;
    const made = createFeed((wanted) => bridge.loa.preview({ id, variant, changes: wanted }), {
      // The same print is the same picture: nothing is drawn anew.
      onPreview: (next) => {
        setPreview((now) => (now?.contentHash === next.contentHash ? now : next));
        setProblem(null);
      },
      onProblem: setProblem,
    });
    feed.current = made;
    setPreview(null);
    return () => {
      made.stop();
      feed.current = null;
    };
  }, [bridge, id, variant]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether the changes differ
  useEffect(() => feed.current?.want(latest.current), [key, bridge, id, variant]);
  const again = useCallback(() => feed.current?.want(latest.current), []);
  useBridgeEvent('changed', ({ ids }) => {
    if (ids.includes(id)) again();
  });
  return { preview, problem, again };
}
