import { useEffect, useState } from 'react';
import type { SubAccount } from '../../preload/contract/domain/accounts.ts';
import { useBridge } from './context.tsx';

/** The sub-accounts of an account, none while they are not known. */
export function useSubAccounts(accountId: string): readonly SubAccount[] {
  const bridge = useBridge();
  const [known, setKnown] = useState<{ readonly of: string; readonly list: readonly SubAccount[] } | null>(
    null,
  );
  useEffect(() => {
    let isGone = false;
    if (accountId) {
      void bridge.accounts.subAccounts({ accountId }).then((answer) => {
        if (!isGone && answer.ok) setKnown({ of: accountId, list: answer.value });
      });
    }
    return () => {
      isGone = true;
    };
  }, [bridge, accountId]);
  return known?.of === accountId ? known.list : [];
}
