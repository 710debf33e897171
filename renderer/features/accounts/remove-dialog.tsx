import { type ReactNode, useEffect, useState } from 'react';
import type { Account } from '../../../preload/contract/domain/accounts.ts';
import type { WaitingChange } from '../../../preload/contract/domain/port-requests.ts';
import { useBridge } from '../../bridge/context.tsx';
import { AlertDialog } from '../../ui/alert-dialog.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import type { ToastItem } from '../../ui/toast.tsx';

/** Asks before an account goes. Changes that have not been sent are shown, and go into a file first. */
export function RemoveDialog({
  account,
  notify,
  onClose,
}: {
  readonly account: Account;
  readonly notify: (toast: Omit<ToastItem, 'id'>) => void;
  readonly onClose: () => void;
}): ReactNode {
  const bridge = useBridge();
  const [waiting, setWaiting] = useState<readonly WaitingChange[] | null>(null);
  const [withSecrets, setWithSecrets] = useState(false);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    void bridge.accounts.remove({ accountId: account.id }).then((answer) => {
      if (answer.ok) setWaiting(answer.value.waiting);
      else setError(`${answer.error.what} ${answer.error.next}`);
    });
  }, [bridge, account.id]);
  const count = waiting?.length ?? 0;
  const remove = async (): Promise<void> => {
    setPending(true);
    const answer = await bridge.accounts.remove({
      accountId: account.id,
      exportWaiting: count,
      ...(count > 0 && { withSecrets }),
    });
    setPending(false);
    if (!answer.ok) {
      setError(`${answer.error.what} ${answer.error.next}`);
      return;
    }
    const { removed, exportedTo, waiting: left } = answer.value;
    if (!removed) {
      setWaiting(left);
      return;
    }
    if (exportedTo !== undefined)
      notify({ message: `${account.name} is removed. What waited is in ${exportedTo}.` });
    onClose();
  };
  return (
    <AlertDialog
      title={`Remove ${account.name}`}
      confirmLabel={count > 0 ? `Export ${count} and remove…` : 'Remove'}
      tone="danger"
      isOpen
      isPending={isPending}
      isConfirmDisabled={waiting === null}
      onConfirm={() => void remove()}
      onCancel={onClose}
    >
      {error && <p className="ui-field-error">{error}</p>}
      <p>
        Its port requests leave the board and its credentials leave this computer. Nothing changes at the
        carrier.
      </p>
      {waiting !== null && count > 0 && (
        <>
          <p>
            <strong>{count === 1 ? '1 change has' : `${count} changes have`} not been sent</strong> and will
            not be. They are written to a file of your choice first, with their documents.
          </p>
          <Unsent changes={waiting} />
          <Checkbox
            label="Include PINs and account numbers"
            isSelected={withSecrets}
            onChange={setWithSecrets}
          />
        </>
      )}
    </AlertDialog>
  );
}

const SHOWN = 6;

function Unsent({ changes }: { readonly changes: readonly WaitingChange[] }): ReactNode {
  return (
    <ul className="account-unsent" aria-label="Not sent">
      {changes.slice(0, SHOWN).map(({ id, portName, words }) => (
        <li key={id}>
          <strong>{portName}</strong>: {words}
        </li>
      ))}
      {changes.length > SHOWN && <li>and {changes.length - SHOWN} more</li>}
    </ul>
  );
}
