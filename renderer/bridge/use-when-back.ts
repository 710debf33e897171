import type { AccountId } from '../../preload/contract/domain/ids.ts';
import { useBridgeEvent } from './use-event.ts';

/** Asks again by itself once the carrier of an account can be reached, for as long as something waits for it. */
export function useWhenBack(accountId: AccountId, isWaiting: boolean, ask: () => void): void {
  useBridgeEvent('sync', ({ accounts }) => {
    const account = accounts.find((one) => one.accountId === accountId);
    if (isWaiting && account && account.phase !== 'offline' && account.phase !== 'paused') ask();
  });
}
