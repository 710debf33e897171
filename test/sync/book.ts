import type { AccountBook, SavedAccount, SettingsBook } from '../../main/core/interfaces/ports.ts';
import type { Credentials } from '../../preload/contract/domain/accounts.ts';
import type { Settings } from '../../preload/contract/domain/settings.ts';

/** An account book in memory; it outlives a restart of the core, as the settings file does. */
export function createBook(): AccountBook {
  const accounts = new Map<string, { readonly account: SavedAccount; readonly credentials: Credentials }>();
  return {
    list: () => [...accounts.values()].map(({ account }) => account),
    save: async (account, credentials) => void accounts.set(account.id, { account, credentials }),
    rename: async (id, name) => {
      const known = accounts.get(id);
      if (known) accounts.set(id, { ...known, account: { ...known.account, name } });
    },
    remove: async (id) => void accounts.delete(id),
    credentials: async (id) => {
      const known = accounts.get(id);
      if (!known) throw new Error('no such account');
      return known.credentials;
    },
  };
}

const SETTINGS: Settings = {
  theme: 'system',
  density: 'comfortable',
  railCollapsed: false,
  inspectorWidth: 480,
  collapsedColumns: [],
  timeZone: 'America/Los_Angeles',
};

export const settingsBook: SettingsBook = {
  read: () => SETTINGS,
  change: (changes) => ({ ...SETTINGS, ...changes }),
};
