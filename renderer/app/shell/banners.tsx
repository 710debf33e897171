import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { Account } from '../../../preload/contract/domain/accounts.ts';
import { draftKeyOf, type UnsavedDraft } from '../../../preload/contract/domain/drafts.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import { useDirectory } from '../../bridge/directory.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useApp } from '../state/app-context.ts';
import { useStorage } from './use-storage.ts';

/** Lasting conditions across the top: what main said at the start, and accounts that only the agent can help. */
export function Banners({ notices }: { readonly notices: readonly string[] }): ReactNode {
  const [read, setRead] = useState<readonly string[]>([]);
  const accounts = useDirectory((directory) => directory.accounts);
  const storage = useStorage();
  return (
    <>
      {storage.kind !== 'sound' && <StorageBanner problem={storage.problem} />}
      <Unfinished />
      {notices
        .filter((notice) => !read.includes(notice))
        .map((notice) => (
          <Banner
            key={notice}
            kind="info"
            action={
              <IconButton size="sm" label="Dismiss" icon={<X />} onPress={() => setRead([...read, notice])} />
            }
          >
            {notice}
          </Banner>
        ))}
      {accounts
        .filter((account) => isWorthALine(account, accounts))
        .map((account) => (
          <AccountBanner key={account.id} account={account} />
        ))}
    </>
  );
}

/** What an earlier run left unsaved, one at a time: the agent goes on with it, or says that it is not wanted. */
function Unfinished(): ReactNode {
  const { drafts, dialogs, open } = useApp();
  const unfinished = useStore(drafts, (state) => state.unfinished);
  const [draft] = unfinished;
  if (!draft) return null;
  const key = draftKeyOf(draft);
  const goOn = (): void => {
    if (draft.kind === 'new-port-request') {
      drafts.take(key);
      dialogs.open({ kind: 'new-port-request', draft });
      return;
    }
    open.open(draft.portRequestId, draft.kind === 'edit' ? 'details' : 'timeline');
  };
  return (
    <Banner
      kind="info"
      action={
        <>
          <Button size="sm" onPress={goOn}>
            Continue
          </Button>
          <Button size="sm" variant="quiet" onPress={() => drafts.drop(key)}>
            Discard
          </Button>
        </>
      }
    >
      {unfinishedWords(draft)}
      {unfinished.length > 1 && ` ${unfinished.length - 1} more after it.`}
    </Banner>
  );
}

function unfinishedWords(draft: UnsavedDraft): string {
  switch (draft.kind) {
    case 'new-port-request': {
      const name = draft.fields.name?.trim();
      return `You had not finished a new port request${name ? `, “${name}”` : ''}.`;
    }
    case 'edit':
      return `You had not finished your changes to ${draft.portName || 'a port request'}.`;
    case 'comment':
      return `You had not finished a comment on ${draft.portName || 'a port request'}.`;
  }
}

/** Said at once: from here on what the agent does may not be kept, or nothing is sent. */
function StorageBanner({ problem }: { readonly problem: Problem }): ReactNode {
  const { route } = useApp();
  return (
    <div role="alert">
      <Banner
        kind="degraded"
        action={
          <Button size="sm" onPress={() => route.go('settings')}>
            Export everything
          </Button>
        }
      >
        {problem.what} {problem.next}
      </Banner>
    </div>
  );
}

/** Without any network the sync status says it all; one carrier that is away, or answers nonsense, is worth a line. */
function isWorthALine({ health }: Account, accounts: readonly Account[]): boolean {
  // The disk has a banner of its own.
  if ('problem' in health && health.problem.code === 'storage') return false;
  if (health.kind === 'needs-you') return true;
  if (health.kind !== 'offline') return false;
  return health.problem.code !== 'offline' || accounts.some((other) => other.health.kind === 'ok');
}

function AccountBanner({ account }: { readonly account: Account }): ReactNode {
  const { dialogs, bridge } = useApp();
  const { health } = account;
  if (health.kind !== 'needs-you' && health.kind !== 'offline') return null;
  if (health.kind === 'offline') {
    return (
      <Banner
        kind="degraded"
        action={
          <Button size="sm" onPress={() => void bridge.outbox.retryAccount({ accountId: account.id })}>
            Try again
          </Button>
        }
      >
        {health.problem.what} {health.problem.next}
      </Banner>
    );
  }
  const act = account.practice ? (
    <Button size="sm" onPress={() => void bridge.accounts.verify({ accountId: account.id })}>
      Try again
    </Button>
  ) : (
    <Button size="sm" onPress={() => dialogs.open({ kind: 'credentials', account })}>
      Change credentials
    </Button>
  );
  return (
    <Banner kind="degraded" action={act}>
      {account.name}: {health.problem.what} {health.problem.next}
    </Banner>
  );
}
