import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import { toEpochMs } from '../../../preload/contract/domain/time.ts';
import type { Store } from '../interfaces/store.ts';

const DAY = 24 * 3_600_000;
/** Cards that stand before the first due one at most: those that wait for the agent. */
const LOOKED_AT = 20;

/** Is a committed date of this account within half a day? The scheduled column begins with what is due soonest. */
export async function isDueToday(
  store: Pick<Store, 'openBoard'>,
  accountId: AccountId,
  now: number,
): Promise<boolean> {
  const { columns } = await store.openBoard({ accountIds: [accountId] }, LOOKED_AT);
  const scheduled = columns.find(({ state }) => state === 'scheduled');
  return (scheduled?.cards ?? []).some(
    ({ due }) => due !== undefined && Math.abs(toEpochMs(due.at) - now) < DAY / 2,
  );
}
