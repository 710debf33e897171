import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useDirectory } from '../../bridge/directory.ts';
import { AccountDialog } from '../../features/accounts/account-dialog.tsx';
import { NewPortDialog } from '../../features/new-port-request/new-port-dialog.tsx';
import { NumberEntry } from '../../features/numbers/number-entry.tsx';
import type { Command } from '../commands.ts';
import { useApp } from '../state/app-context.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';

/** The dialogs that belong to no place in the window. */
export function Dialogs(props: {
  readonly commands: readonly Command[];
  readonly timeZones: readonly string[];
}): ReactNode {
  const { dialogs, settings, open, toasts, board, route, directory, sync, drafts } = useApp();
  const dialog = useStore(dialogs, (state) => state.dialog);
  const timeZone = useStore(settings, (state) => state.timeZone);
  const accounts = useDirectory((known) => known.accounts);
  const carriers = useDirectory((known) => known.carriers);
  switch (dialog?.kind) {
    case 'new-port-request':
      return (
        <NewPortDialog
          {...(dialog.draft ? { draft: dialog.draft } : {})}
          onTyped={drafts.keep}
          onSettled={drafts.drop}
          accounts={accounts}
          NumberEntry={NumberEntry}
          onCreated={(id, name) => {
            dialogs.close();
            toasts.notify({ tone: 'good', message: `${name} is on the board.` });
            void board.load();
            open.open(id, 'details');
          }}
          onOpen={(id) => {
            dialogs.close();
            open.open(id);
          }}
          onClose={dialogs.close}
        />
      );
    case 'add-account':
    case 'credentials':
      return (
        <AccountDialog
          carriers={carriers}
          {...(dialog.kind === 'credentials' ? { account: dialog.account } : {})}
          timeZone={timeZone}
          timeZones={props.timeZones}
          onDone={(account) => {
            dialogs.close();
            toasts.notify({
              tone: 'good',
              message: `${account.name} is connected. Its ports are being read.`,
            });
            if (dialog.kind === 'add-account') route.go('board');
            void directory.load();
            void sync.load();
          }}
          onClose={dialogs.close}
        />
      );
    case 'shortcuts':
      return <ShortcutsDialog commands={props.commands} onClose={dialogs.close} />;
    case undefined:
      return null;
  }
}
