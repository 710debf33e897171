import { ChevronDown, CircleAlert, CircleCheck, CloudOff, CloudUpload, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import { useNow } from '../../ui/use-now.ts';
import { useApp } from '../state/app-context.ts';
import { syncWords } from '../state/sync-words.ts';
import { SyncAccounts } from './sync-accounts.tsx';

const ICONS = {
  good: <CircleCheck />,
  busy: <RefreshCw />,
  waiting: <CloudUpload />,
  offline: <CloudOff />,
  'needs-you': <CircleAlert />,
} as const;

/** How far this computer and the carriers are in step; announced when it changes, and account by account on a press. */
export function SyncStatusText(): ReactNode {
  const { sync, dialogs } = useApp();
  const status = useStore(sync);
  const isOpen = useStore(dialogs, (state) => state.isSyncOpen);
  const words = syncWords(status, useNow());
  return (
    <div role="status" aria-label="Sync" className="sync-place">
      {words && (
        <DialogTrigger isOpen={isOpen} onOpenChange={dialogs.showSync}>
          <Button className="sync" data-tone={words.tone}>
            {ICONS[words.tone]}
            <span className="sync-words tabular">
              <span>{words.first}</span>
              {words.second && (
                <>
                  {' '}
                  <span className="sync-second">{words.second}</span>
                </>
              )}
            </span>
            <ChevronDown className="sync-more" />
          </Button>
          <Popover className="ui-popover" placement="bottom end" offset={4}>
            <Dialog className="sync-accounts" aria-label="Accounts and what waits">
              <SyncAccounts status={status} />
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
    </div>
  );
}
