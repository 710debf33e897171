import type { App } from 'electron';
import type { UnsavedDraft } from '../../preload/contract/domain/drafts.ts';
import type { SecretStoreStatus } from '../../preload/contract/domain/secrets.ts';
import type { Settings } from '../../preload/contract/domain/settings.ts';
import { CHANNEL_NAMES, type ChannelName } from '../../preload/contract/ipc/channels.ts';
import type { CoreChannel, LoaRuleChannel, ShellChannel } from '../core/handlers.ts';
import type { SettingsBook } from '../core/interfaces/ports.ts';
import type { Handlers } from '../ipc/answer.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { DraftBook } from '../settings/drafts.ts';
import type { DataDesk } from './data.ts';
import type { Notices } from './notices.ts';

/** The channels that the shell answers by itself, without the database. */
const OWN_CHANNELS = {
  'app.info': true,
  'app.drawn': true,
  'app.fillScreen': true,
  'secrets.unlock': true,
  'settings.get': true,
  'settings.change': true,
  'drafts.list': true,
  'drafts.keep': true,
  'drafts.drop': true,
  'data.status': true,
  'data.export': true,
  'backups.list': true,
  'backups.restore': true,
  'loa.settings': true,
  'loa.changeSettings': true,
  'loa.chooseLogo': true,
  'loa.removeLogo': true,
  'loa.importKey': true,
  'loa.policies': true,
  'loa.changePolicy': true,
  'loa.resetPolicy': true,
  'loa.templates': true,
  'loa.addTemplate': true,
  'loa.changeTemplate': true,
  'loa.removeTemplate': true,
  'loa.readTemplate': true,
} as const satisfies Readonly<Record<ShellChannel, true>>;

export function isOwnChannel(name: ChannelName): name is ShellChannel {
  return name in OWN_CHANNELS;
}

/** The channels behind the gate: all that need the database. */
export const CORE_CHANNELS = CHANNEL_NAMES.filter((name): name is CoreChannel => !isOwnChannel(name));

export interface OwnParts {
  readonly app: Pick<App, 'getName' | 'getVersion'>;
  /** The key store opens; the agent is not asked for anything until it has. */
  readonly secrets: Promise<SecretStore>;
  /** What it will say, where that is known beforehand. */
  readonly foreseen: SecretStoreStatus | undefined;
  readonly settings: SettingsBook;
  /** Opened when they are first asked for: after the first picture. */
  readonly drafts: () => Promise<DraftBook>;
  readonly notices: Notices;
  /** The key is there for the first time in this run. */
  readonly unlocked: () => void;
  /** The page's first picture is on the screen. */
  readonly drawn: () => void;
  readonly fillScreen: (on: boolean) => void;
  readonly data: DataDesk['handlers'];
  readonly loaRules: Pick<Handlers, LoaRuleChannel>;
}

export function ownHandlers({
  app,
  secrets,
  foreseen,
  settings,
  drafts,
  notices,
  unlocked,
  drawn,
  fillScreen,
  data,
  loaRules,
}: OwnParts): Pick<Handlers, ShellChannel> {
  return {
    ...data,
    ...loaRules,
    'app.info': async () => ({
      name: app.getName(),
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      platform: process.platform,
      secrets: foreseen ?? (await secrets).status(),
      notices: notices.read(),
    }),
    'app.drawn': () => {
      drawn();
      return null;
    },
    'app.fillScreen': ({ on }) => {
      fillScreen(on);
      return null;
    },
    'secrets.unlock': async ({ passphrase }) => {
      const store = await secrets;
      const before = store.status().kind;
      const status = await store.unlock(passphrase);
      if (before !== 'ready') unlocked();
      return status;
    },
    'settings.get': () => settings.read(),
    // Absent and undefined are the same here: zod's exact optionals never set one.
    'settings.change': (changes) => settings.change(changes as Partial<Settings>),
    'drafts.list': async () => (await drafts()).list(),
    'drafts.keep': async (draft) => {
      (await drafts()).keep(draft as UnsavedDraft);
      return null;
    },
    'drafts.drop': async ({ key }) => {
      (await drafts()).drop(key);
      return null;
    },
  };
}
