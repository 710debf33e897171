import { Ellipsis, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Account } from '../../../preload/contract/domain/accounts.ts';
import { useBridge } from '../../bridge/context.tsx';
import { useCarrier, useDirectory } from '../../bridge/directory.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { HEALTH_LABELS, HealthDot } from '../../ui/health-dot.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { ago } from '../../ui/time-words.ts';
import type { ToastItem } from '../../ui/toast.tsx';
import { useNow } from '../../ui/use-now.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import './accounts.css';

export interface AccountListProps {
  readonly onAdd: () => void;
  readonly onPractice: () => void;
  readonly onCredentials: (account: Account) => void;
  readonly notify: (toast: Omit<ToastItem, 'id'>) => void;
}

/** Every connected account with its health, and what can be done about it. */
export function AccountList(props: AccountListProps): ReactNode {
  const accounts = useDirectory((directory) => directory.accounts);
  const [asking, setAsking] = useState<{
    readonly what: 'rename' | 'remove';
    readonly account: Account;
  } | null>(null);
  const close = (): void => setAsking(null);
  return (
    <div className="accounts">
      {accounts.length === 0 && <p className="accounts-none">No account yet.</p>}
      {accounts.length > 0 && (
        <ul>
          {accounts.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              onRename={() => setAsking({ what: 'rename', account })}
              onRemove={() => setAsking({ what: 'remove', account })}
              onCredentials={() => props.onCredentials(account)}
              notify={props.notify}
            />
          ))}
        </ul>
      )}
      <div className="accounts-add">
        <Button icon={<Plus />} onPress={props.onAdd}>
          Add account
        </Button>
        {!accounts.some((account) => account.practice) && (
          <Button variant="quiet" onPress={props.onPractice}>
            Try practice carriers
          </Button>
        )}
      </div>
      {asking?.what === 'rename' && <RenameDialog account={asking.account} onClose={close} />}
      {asking?.what === 'remove' && (
        <RemoveDialog account={asking.account} notify={props.notify} onClose={close} />
      )}
    </div>
  );
}

function AccountRow(props: {
  readonly account: Account;
  readonly onRename: () => void;
  readonly onRemove: () => void;
  readonly onCredentials: () => void;
  readonly notify: AccountListProps['notify'];
}): ReactNode {
  const { account, onRename, onRemove, onCredentials, notify } = props;
  const bridge = useBridge();
  const carrier = useCarrier(account.carrier);
  const now = useNow();
  const { health } = account;
  const verify = async (): Promise<void> => {
    const answer = await bridge.accounts.verify({ accountId: account.id });
    if (!answer.ok) notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
    else if (answer.value.health.kind === 'ok')
      notify({ tone: 'good', message: `${account.name} is connected.` });
  };
  return (
    <li className="account">
      <div className="account-head">
        <HealthDot health={health.kind} />
        <div className="account-words">
          <p className="account-name">
            <strong className="truncate">{account.name}</strong>
            {account.practice && <Badge>Practice</Badge>}
          </p>
          <p className="account-facts">
            <CarrierBadge
              label={carrier?.label ?? account.carrier}
              {...(carrier ? { mark: carrier.mark } : {})}
            />
            <span className="truncate">{account.baseUrl}</span>
            <span>{HEALTH_LABELS[health.kind]}</span>
            {account.pulledAt && <span className="tabular">Read {ago(account.pulledAt, now)}</span>}
          </p>
        </div>
        <MenuButton
          placement="bottom end"
          entries={[
            { kind: 'action', id: 'verify', label: 'Check the connection', onAction: () => void verify() },
            { kind: 'action', id: 'rename', label: 'Rename…', onAction: onRename },
            {
              kind: 'action',
              id: 'credentials',
              label: 'Change credentials…',
              isDisabled: account.practice,
              onAction: onCredentials,
            },
            { kind: 'separator', id: 'gap' },
            { kind: 'action', id: 'remove', label: 'Remove…', tone: 'danger', onAction: onRemove },
          ]}
        >
          <IconButton size="sm" label={`More for ${account.name}`} icon={<Ellipsis />} />
        </MenuButton>
      </div>
      {(health.kind === 'needs-you' || health.kind === 'offline') && (
        <ErrorNote
          what={health.problem.what}
          next={health.problem.next}
          action={
            health.kind === 'needs-you' && health.problem.code !== 'storage' && !account.practice ? (
              <Button size="sm" onPress={onCredentials}>
                Change credentials
              </Button>
            ) : (
              <Button size="sm" onPress={() => void verify()}>
                Try again
              </Button>
            )
          }
        />
      )}
    </li>
  );
}
