import { CircleAlert, CloudUpload, type LucideIcon, RefreshCw, SearchCheck, Split } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SyncMark as SyncState } from '../../preload/contract/domain/port-requests.ts';
import './marks.css';

type Shown = Exclude<SyncState, 'synced'>;

export const SYNC_LABELS: Readonly<Record<Shown, string>> = {
  waiting: 'Waiting to be sent',
  sending: 'Sending',
  checking: 'Checking whether it arrived',
  conflict: 'Two values: yours and the carrier’s',
  'needs-you': 'Needs you',
};

const ICONS: Readonly<Record<Shown, LucideIcon>> = {
  waiting: CloudUpload,
  sending: RefreshCw,
  checking: SearchCheck,
  conflict: Split,
  'needs-you': CircleAlert,
};

/** How far the agent's own changes have come; nothing at all once they are in. */
export function SyncMark({
  sync,
  hasWords = false,
}: {
  readonly sync: SyncState;
  readonly hasWords?: boolean;
}): ReactNode {
  if (sync === 'synced') return null;
  const Icon = ICONS[sync];
  const label = SYNC_LABELS[sync];
  if (hasWords) {
    return (
      <span className="ui-sync" data-sync={sync}>
        <Icon aria-hidden="true" />
        {label}
      </span>
    );
  }
  return (
    <span className="ui-sync" data-sync={sync} role="img" aria-label={label} title={label}>
      <Icon aria-hidden="true" />
    </span>
  );
}
