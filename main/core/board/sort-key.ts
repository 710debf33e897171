import { type Card, needsAgent } from '../../../preload/contract/domain/port-requests.ts';
import { isTerminal } from '../../../preload/contract/domain/states.ts';
import { toEpochMs } from '../../../preload/contract/domain/time.ts';

const NEVER = '9999-12-31T23:59:59.999Z';
const LATEST_MS = 9_999_999_999_999;

/**
 * Where a card stands in its column, as text that sorts ascending: first what only the agent can unblock, then where a
 * carrier is ahead and waits to be followed, then by what is due soonest, then what has waited longest. Ended ports:
 * the newest first.
 */
export function sortKey(card: Card): string {
  const rank = needsAgent(card.sync) ? '0' : card.ahead ? '1' : '2';
  if (isTerminal(card.state)) {
    const newestFirst = String(LATEST_MS - toEpochMs(card.stateSince)).padStart(13, '0');
    return `${rank} ${newestFirst}`;
  }
  return `${rank} ${card.due?.at ?? NEVER} ${card.stateSince}`;
}
