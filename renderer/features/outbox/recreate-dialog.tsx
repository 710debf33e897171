import type { ReactNode } from 'react';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { useAccount } from '../../bridge/directory.ts';
import { AlertDialog } from '../../ui/alert-dialog.tsx';

export interface RecreateDialogProps {
  readonly change: WaitingChange;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** The order is gone, and with it files that were nowhere else: said before it is created without them. */
export function RecreateDialog({ change, onConfirm, onCancel }: RecreateDialogProps): ReactNode {
  const { portName, loses = [] } = change;
  const carrier = useAccount(change.accountId)?.name ?? 'The carrier';
  const isOne = loses.length === 1;
  return (
    <AlertDialog
      title={`Create ${portName} again without ${isOne ? '1 file' : `${loses.length} files`}`}
      confirmLabel="Create it again"
      isOpen
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>
        {isOne ? 'This file was' : 'These files were'} only at {carrier}, and went with the order. Portside
        has no copy:
      </p>
      <ul>
        {loses.map((name, index) => (
          // Two files may have one name.
          <li key={`${name} ${index}`}>{name}</li>
        ))}
      </ul>
      <p>
        Everything else goes along. Attach {isOne ? 'it' : 'them'} to the port request if you have{' '}
        {isOne ? 'it' : 'them'} elsewhere.
      </p>
    </AlertDialog>
  );
}
