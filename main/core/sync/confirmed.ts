import type { AccountId, RemoteId } from '../../../preload/contract/domain/ids.ts';

/** A reading that takes a while, such as a pull: what it brings may be older than what was confirmed meanwhile. */
export interface Reading {
  /** The carrier has confirmed a change to this order since the reading began. */
  readonly isOutdated: (remoteId: RemoteId) => boolean;
  readonly end: () => void;
}

/**
 * Which orders a carrier has confirmed a change of while lists were on their way: an older list must not put the card
 * back. What is left out comes with the next pull, which asks for all that changed since this one began.
 */
export interface Confirmed {
  readonly note: (account: AccountId, remoteIds: readonly RemoteId[]) => void;
  readonly begin: (account: AccountId) => Reading;
}

export function createConfirmed(): Confirmed {
  const readings = new Map<AccountId, Set<Set<RemoteId>>>();
  return {
    note: (account, remoteIds) => {
      for (const since of readings.get(account) ?? []) for (const id of remoteIds) since.add(id);
    },
    begin: (account) => {
      const since = new Set<RemoteId>();
      const all = readings.get(account) ?? new Set();
      readings.set(account, all.add(since));
      return {
        isOutdated: (remoteId) => since.has(remoteId),
        end: () => {
          all.delete(since);
          if (all.size === 0 && readings.get(account) === all) readings.delete(account);
        },
      };
    },
  };
}
