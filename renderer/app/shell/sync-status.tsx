import { CircleAlert, CircleCheck, CloudOff, CloudUpload, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useNow } from '../../ui/use-now.ts';
import { useApp } from '../state/app-context.ts';
import { syncWords } from '../state/sync-words.ts';

const ICONS = {
  good: <CircleCheck />,
  busy: <RefreshCw />,
  waiting: <CloudUpload />,
  offline: <CloudOff />,
  'needs-you': <CircleAlert />,
} as const;

/** How far this computer and the carriers are in step; announced when it changes. */
export function SyncStatusText(): ReactNode {
  const { sync } = useApp();
  const status = useStore(sync);
  const words = syncWords(status, useNow());
  return (
    <div role="status" aria-label="Sync" className="sync" data-tone={words?.tone}>
      {words && (
        <>
          {ICONS[words.tone]}
          <span className="sync-words tabular">
            <span>{words.first}</span>
            {words.second && <span className="sync-second">{words.second}</span>}
          </span>
        </>
      )}
    </div>
  );
}
