import { type ReactNode, useState } from 'react';
import type { Account } from '../../../preload/contract/domain/accounts.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Another name for an account; only this computer knows it. */
export function RenameDialog({
  account,
  onClose,
}: {
  readonly account: Account;
  readonly onClose: () => void;
}): ReactNode {
  const bridge = useBridge();
  const [name, setName] = useState(account.name);
  const [error, setError] = useState<string | undefined>();
  const save = async (): Promise<void> => {
    const answer = await bridge.accounts.rename({ accountId: account.id, name: name.trim() });
    if (answer.ok) onClose();
    else setError(`${answer.error.what} ${answer.error.next}`);
  };
  return (
    <Dialog
      title={`Rename ${account.name}`}
      size="sm"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!name.trim()} onPress={() => void save()}>
            Rename
          </Button>
        </>
      }
    >
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) void save();
        }}
      >
        <TextField label="Name" value={name} onChange={setName} error={error} maxLength={80} autoFocus />
      </form>
    </Dialog>
  );
}
