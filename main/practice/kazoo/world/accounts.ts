import type { Account } from './model.ts';
import type { Store } from './store.ts';

/** True when `accountId` is `of` itself or one of its ancestors. */
export const isSelfOrAncestor = (accountId: string, of: Account): boolean =>
  accountId === of.id || of.tree.includes(accountId);

/**
 * Who is port authority for an account's ports now: the first whitelabel `port.authority` from the
 * account upward, skipping an account that names itself for its own ports; else the master account.
 */
export function authorityFor(store: Store, account: Account): string {
  for (const id of [account.id, ...[...account.tree].reverse()]) {
    const authority = store.accounts.get(id)?.portAuthority;
    if (authority && /^[0-9a-f]{32}$/.test(authority) && authority !== account.id) return authority;
  }
  return store.master.id;
}

/** True when the account manages ports at all: the master, or anyone that a whitelabel document names. */
export function isAnyonesAuthority(store: Store, accountId: string): boolean {
  if (accountId === store.master.id) return true;
  for (const account of store.accounts.values()) if (account.portAuthority === accountId) return true;
  return false;
}

/** Kazoo's way of comparing account names: lower case, letters and digits only. */
export const normalName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
