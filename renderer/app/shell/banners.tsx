import { X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Account } from '../../../preload/contract/domain/accounts.ts';
import { useDirectory } from '../../bridge/directory.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useApp } from '../state/app-context.ts';

/** Lasting conditions across the top: what main said at the start, and accounts that only the agent can help. */
export function Banners({ notices }: { readonly notices: readonly string[] }): ReactNode {
  const [read, setRead] = useState<readonly string[]>([]);
  const accounts = useDirectory((directory) => directory.accounts);
  return (
    <>
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
      {accounts.map((account) => (
        <AccountBanner key={account.id} account={account} />
      ))}
    </>
  );
}

function AccountBanner({ account }: { readonly account: Account }): ReactNode {
  const { dialogs, bridge } = useApp();
  const { health } = account;
  if (health.kind !== 'needs-you') return null;
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
