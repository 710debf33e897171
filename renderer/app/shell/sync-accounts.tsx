import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AccountSync, SyncStatus } from '../../../preload/contract/domain/sync.ts';
import { useAccount, useCarrier } from '../../bridge/directory.ts';
import { Button } from '../../ui/button.tsx';
import { CarrierBadge } from '../../ui/carrier-badge.tsx';
import { moment } from '../../ui/time-words.ts';
import { useNow } from '../../ui/use-now.ts';
import { useApp } from '../state/app-context.ts';
import { accountWords } from '../state/sync-words.ts';

/** One line per account: when it was last read whole, what waits for it, and what stands in the way. */
export function SyncAccounts({ status }: { readonly status: SyncStatus }): ReactNode {
  const { dialogs, route } = useApp();
  return (
    <>
      <ul>
        {status.accounts.map((account) => (
          <AccountLine key={account.accountId} sync={account} />
        ))}
      </ul>
      {status.waiting > 0 && (
        <Button
          size="sm"
          variant="quiet"
          onPress={() => {
            dialogs.showSync(false);
            route.go('outbox');
          }}
        >
          Open outbox
        </Button>
      )}
    </>
  );
}

function AccountLine({ sync }: { readonly sync: AccountSync }): ReactNode {
  const { bridge, settings, dialogs } = useApp();
  const now = useNow();
  const timeZone = useStore(settings, (state) => state.timeZone);
  const account = useAccount(sync.accountId);
  const carrier = useCarrier(account?.carrier ?? '');
  const { phase, problem, pulledAt } = sync;
  if (!account) return null;
  const isPaused = phase === 'paused' && !account.practice;
  return (
    <li className="sync-account">
      {carrier && <CarrierBadge label={carrier.label} mark={carrier.mark} size="mark" />}
      <div className="sync-account-words">
        <p className="truncate">{account.name}</p>
        <p
          className="sync-account-facts tabular"
          title={pulledAt && `Read whole ${moment(pulledAt, timeZone)}`}
        >
          {accountWords(sync, now)}
        </p>
      </div>
      {isPaused && (
        <Button
          size="sm"
          aria-label={`Sign in to ${account.name}`}
          onPress={() => {
            dialogs.showSync(false);
            dialogs.open({ kind: 'credentials', account });
          }}
        >
          Sign in
        </Button>
      )}
      {!isPaused && (phase === 'offline' || phase === 'paused' || problem) && (
        <Button
          size="sm"
          aria-label={`Retry now: ${account.name}`}
          onPress={() => void bridge.outbox.retryAccount({ accountId: account.id })}
        >
          Retry now
        </Button>
      )}
      {problem && <p className="sync-account-problem">{problem.what}</p>}
    </li>
  );
}
