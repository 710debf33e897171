import type { Holdup } from '../../../preload/contract/domain/outbox.ts';
import type { AccountSync } from '../../../preload/contract/domain/sync.ts';
import { toEpochMs, toInstant } from '../../../preload/contract/domain/time.ts';
import type { Mutation } from '../interfaces/mutation.ts';
import { holdsBack } from './outbox.ts';
import { words } from './words.ts';

/** How the account of an entry stands. */
export interface AccountNow {
  readonly phase: AccountSync['phase'];
  /** Nothing is sent before this, milliseconds since 1970. */
  readonly until?: number;
}

/** Why an entry waits. `before`: what is ahead of it in its lane, oldest first; `now` in milliseconds. */
export function holdupOf(
  entry: Mutation,
  before: readonly Mutation[],
  account: AccountNow,
  now: number,
): Holdup | undefined {
  if (entry.status !== 'queued') return undefined;
  if (account.phase === 'paused') return { kind: 'paused' };
  if (account.until !== undefined) return { kind: 'rate-limit', until: toInstant(account.until) };
  if (entry.remoteId === undefined && before.some(({ body }) => body.kind === 'create')) {
    return { kind: 'create' };
  }
  if (account.phase === 'offline') return { kind: 'offline' };
  const first = before.findLast((other) => isAhead(other) || holdsBack(other, entry));
  if (first) return { kind: 'earlier', words: words(first.body) };
  const { notBefore } = entry;
  return notBefore !== undefined && toEpochMs(notBefore) > now
    ? { kind: 'retry', until: notBefore }
    : undefined;
}

/** What the carrier has turned down only holds back what builds on it. */
function isAhead({ status }: Mutation): boolean {
  return status !== 'refused' && status !== 'conflict';
}
