import { LockKeyhole } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { SecretStoreStatus } from '../../../preload/contract/domain/secrets.ts';
import { useBridge } from '../../bridge/context.tsx';
import { Button } from '../../ui/button.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import './unlock.css';

const SHORTEST = 8;

export interface UnlockProps {
  readonly status: Extract<SecretStoreStatus, { kind: 'needs-passphrase' | 'locked' }>;
  readonly onReady: (status: SecretStoreStatus) => void;
}

/** Where this computer has no key store worth the name: a passphrase is chosen once, and typed at every start. */
export function Unlock({ status, onReady }: UnlockProps): ReactNode {
  const bridge = useBridge();
  const isNew = status.kind === 'needs-passphrase';
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<string | undefined>();
  const [isPending, setPending] = useState(false);
  const differs = isNew && again !== '' && again !== passphrase;
  const isReady = passphrase.length >= SHORTEST && (!isNew || again === passphrase);
  const unlock = async (): Promise<void> => {
    if (!isReady || isPending) return;
    setPending(true);
    const answer = await bridge.secrets.unlock({ passphrase });
    setPending(false);
    if (answer.ok) onReady(answer.value);
    else setError(`${answer.error.what} ${answer.error.next}`);
  };
  return (
    <main className="unlock">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void unlock();
        }}
      >
        <LockKeyhole aria-hidden="true" />
        <h1>{isNew ? 'Choose a passphrase' : 'Unlock Portside'}</h1>
        <p>
          {isNew
            ? 'This computer has no key store that can be trusted. Credentials, PINs and documents are sealed with a passphrase instead. Without it nobody can read them, and nobody can restore it.'
            : 'Credentials, PINs and documents on this computer are sealed with your passphrase.'}
        </p>
        <SecretField
          label="Passphrase"
          value={passphrase}
          onChange={(text) => {
            setPassphrase(text);
            setError(undefined);
          }}
          error={error}
          autoFocus
          {...(isNew ? { description: `At least ${SHORTEST} characters; several words are good.` } : {})}
        />
        {isNew && (
          <SecretField
            label="The same again"
            value={again}
            onChange={setAgain}
            error={differs ? 'These two differ.' : undefined}
          />
        )}
        <Button
          variant="primary"
          type="submit"
          isDisabled={!isReady}
          isPending={isPending}
          pendingLabel="Unlocking"
        >
          {isNew ? 'Seal with this passphrase' : 'Unlock'}
        </Button>
      </form>
    </main>
  );
}
