import type { App } from 'electron';
import type { Settings } from '../../preload/contract/domain/settings.ts';
import type { SettingsBook } from '../core/interfaces/ports.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { SecretStore } from '../secrets/secret-store.ts';

/** The channels that the shell answers by itself, without the database. */
export const OWN_CHANNELS = ['app.info', 'secrets.unlock', 'settings.get', 'settings.change'] as const;
type OwnChannel = (typeof OWN_CHANNELS)[number];

export interface OwnParts {
  readonly app: Pick<App, 'getName' | 'getVersion'>;
  readonly secrets: SecretStore;
  readonly settings: SettingsBook;
  /** Sentences about this start. */
  readonly notices: readonly string[];
  /** The key is there for the first time in this run. */
  readonly unlocked: () => void;
}

export function ownHandlers({
  app,
  secrets,
  settings,
  notices,
  unlocked,
}: OwnParts): Pick<Handlers, OwnChannel> {
  return {
    'app.info': () => ({
      name: app.getName(),
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      platform: process.platform,
      secrets: secrets.status(),
      notices: [...notices],
    }),
    'secrets.unlock': async ({ passphrase }) => {
      const before = secrets.status().kind;
      const status = await secrets.unlock(passphrase);
      if (before !== 'ready') unlocked();
      return status;
    },
    'settings.get': () => settings.read(),
    // Absent and undefined are the same here: zod's exact optionals never set one.
    'settings.change': (changes) => settings.change(changes as Partial<Settings>),
  };
}
