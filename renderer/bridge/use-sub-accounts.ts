import type { SubAccount } from '../../preload/contract/domain/accounts.ts';
import { isUnreached } from '../../preload/contract/domain/problem.ts';
import { ok } from '../../preload/contract/ipc/result.ts';
import { useBridge } from './context.tsx';
import { useAnswer } from './use-answer.ts';
import { useWhenBack } from './use-when-back.ts';

export interface SubAccounts {
  /** None while they are not known. */
  readonly list: readonly SubAccount[];
  /** Only the carrier knows them, and it can't be reached. */
  readonly isWaiting: boolean;
  readonly ask: () => void;
}

/** The sub-accounts of an account, asked for again once its carrier is back. */
export function useSubAccounts(accountId: string): SubAccounts {
  const bridge = useBridge();
  const [answer, ask] = useAnswer(accountId, async () =>
    accountId ? bridge.accounts.subAccounts({ accountId }) : ok([]),
  );
  const isWaiting = answer.kind === 'problem' && isUnreached(answer.problem);
  useWhenBack(accountId, isWaiting, ask);
  return { list: answer.kind === 'here' ? answer.value : [], isWaiting, ask };
}
