import { createContext, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Account, CarrierDescription } from '../../preload/contract/domain/accounts.ts';
import type { AccountId, CarrierId } from '../../preload/contract/domain/ids.ts';
import type { Bridge } from './bridge.ts';

/** Who the accounts and carriers are, for badges and names anywhere on screen. */
export interface Directory {
  readonly isLoaded: boolean;
  readonly accounts: readonly Account[];
  readonly carriers: readonly CarrierDescription[];
}

export type DirectoryStore = StoreApi<Directory> & { readonly load: () => Promise<void> };

/** Reads accounts and carriers, and again whenever main says that accounts changed. */
export function createDirectory(bridge: Bridge): DirectoryStore {
  const store = createStore<Directory>(() => ({ isLoaded: false, accounts: [], carriers: [] }));
  const load = async (): Promise<void> => {
    const [accounts, carriers] = await Promise.all([bridge.accounts.list(), bridge.accounts.carriers()]);
    store.setState({
      isLoaded: true,
      ...(accounts.ok ? { accounts: accounts.value } : {}),
      ...(carriers.ok ? { carriers: carriers.value } : {}),
    });
  };
  bridge.events.on('accounts', () => void load());
  return { ...store, load };
}

export const DirectoryContext = createContext<DirectoryStore | null>(null);

/** A part of the directory; the component draws again only when that part changes. */
export function useDirectory<Part>(select: (directory: Directory) => Part): Part {
  const store = useContext(DirectoryContext);
  if (!store) throw new Error('useDirectory needs a DirectoryContext around it.');
  return useStore(store, select);
}

/** The account of this id, or undefined once it is removed. */
export function useAccount(id: AccountId): Account | undefined {
  return useDirectory((directory) => directory.accounts.find((account) => account.id === id));
}

/** The carrier of this id, or undefined while the directory loads. */
export function useCarrier(id: CarrierId): CarrierDescription | undefined {
  return useDirectory((directory) => directory.carriers.find((carrier) => carrier.id === id));
}
