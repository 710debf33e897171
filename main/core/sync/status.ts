import type { AccountId } from '../../../preload/contract/domain/ids.ts';
import type { SyncStatus } from '../../../preload/contract/domain/sync.ts';
import type { Mutation } from '../interfaces/mutation.ts';
import type { AccountBook, Clock, Publish } from '../interfaces/ports.ts';
import type { Store } from '../interfaces/store.ts';
import type { AccountStates } from './account-states.ts';

export interface StatusBoard {
  readonly read: () => Promise<SyncStatus>;
  /** Something may read differently; told at most a few times a second. */
  readonly changed: () => void;
  /** Tells now: what comes next has to find the page knowing. */
  readonly tell: () => Promise<void>;
}

/** Milliseconds between two `sync` events at least. */
const EVERY = 250;

export function createStatusBoard(parts: {
  readonly store: Pick<Store, 'outbox'>;
  readonly accounts: AccountBook;
  readonly states: () => AccountStates;
  readonly isCatchingUp: () => boolean;
  readonly clock: Clock;
  readonly publish: Publish;
  readonly stopping: () => boolean;
}): StatusBoard {
  let isComing = false;
  const read = async (): Promise<SyncStatus> => {
    const mutations = await parts.store.outbox();
    const waiting = (id: AccountId) => mutations.filter(({ accountId }) => accountId === id).length;
    return {
      accounts: parts.accounts.list().map(({ id }) => ({ ...parts.states().sync(id), waiting: waiting(id) })),
      ...countOutbox(mutations),
      ...(parts.isCatchingUp() && { catchingUp: true }),
    };
  };
  const tell = async (): Promise<void> => {
    if (parts.stopping()) return;
    const status = await read().catch(() => undefined);
    if (status && !parts.stopping()) parts.publish('sync', status);
  };
  return {
    read,
    changed: () => {
      if (isComing || parts.stopping()) return;
      isComing = true;
      parts.clock.after(EVERY, () => {
        isComing = false;
        void tell();
      });
    },
    tell,
  };
}

/** What waits in the outbox, and how much of it only the agent can unblock. */
export function countOutbox(mutations: readonly Mutation[]): Omit<SyncStatus, 'accounts' | 'catchingUp'> {
  let needsYou = 0;
  let oldest: string | undefined;
  for (const { status, createdAt } of mutations) {
    if (status === 'refused' || status === 'conflict') needsYou += 1;
    if (oldest === undefined || createdAt < oldest) oldest = createdAt;
  }
  return { waiting: mutations.length, needsYou, ...(oldest !== undefined && { oldestWaiting: oldest }) };
}
