import { type ReactNode, useEffect, useState } from 'react';
import type { Account } from '../../../preload/contract/domain/accounts.ts';
import { useBridge } from '../../bridge/context.tsx';
import { AlertDialog } from '../../ui/alert-dialog.tsx';

/** Asks before an account goes, and says how many changes would go with it. */
export function RemoveDialog({
  account,
  onClose,
}: {
  readonly account: Account;
  readonly onClose: () => void;
}): ReactNode {
  const bridge = useBridge();
  const [waiting, setWaiting] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    void bridge.accounts.remove({ accountId: account.id }).then((answer) => {
      if (answer.ok) setWaiting(answer.value.waiting);
      else setError(`${answer.error.what} ${answer.error.next}`);
    });
  }, [bridge, account.id]);
  const remove = async (): Promise<void> => {
    const answer = await bridge.accounts.remove({ accountId: account.id, discardWaiting: waiting ?? 0 });
    if (!answer.ok) setError(`${answer.error.what} ${answer.error.next}`);
    else if (answer.value.removed) onClose();
    else setWaiting(answer.value.waiting);
  };
  return (
    <AlertDialog
      title={`Remove ${account.name}`}
      confirmLabel={waiting ? `Remove and discard ${waiting}` : 'Remove'}
      tone="danger"
      isOpen
      isConfirmDisabled={waiting === null}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      {error && <p className="ui-field-error">{error}</p>}
      <p>
        Its port requests leave the board and its credentials leave this computer. Nothing changes at the
        carrier.
      </p>
      {waiting !== null && waiting > 0 && (
        <p>
          <strong>{waiting === 1 ? '1 change has' : `${waiting} changes have`} not been sent</strong> and
          would be lost.
        </p>
      )}
    </AlertDialog>
  );
}
