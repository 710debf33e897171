import type { DraftKey, UnsavedDraft } from '../../../preload/contract/domain/drafts.ts';
import type { SecretStoreStatus } from '../../../preload/contract/domain/secrets.ts';
import type { Settings } from '../../../preload/contract/domain/settings.ts';
import { failed, ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { accountChannels, addPracticeAccount, addSeveral } from './accounts.ts';
import { boardChannels } from './board.ts';
import { conflictChannels } from './conflicts.ts';
import { dataChannels } from './data.ts';
import { documentChannels } from './documents.ts';
import { draftChannels } from './drafts.ts';
import { loaChannels } from './loa.ts';
import { verdictOf } from './loa-signing.ts';
import { outboxChannels } from './outbox.ts';
import { portRequestChannels } from './port-requests.ts';
import { FakeWorld } from './world.ts';

export interface FakeOptions {
  /** Port requests of the practice account; none means a fresh app without accounts. */
  readonly ports?: number;
  /** Also accounts at two more carriers, and ports of several orders. */
  readonly several?: boolean;
  readonly settings?: Partial<Settings>;
  readonly secrets?: SecretStoreStatus;
  readonly notices?: readonly string[];
  /** What an earlier run left unsaved, by form; what is kept and dropped shows here. */
  readonly drafts?: Map<DraftKey, UnsavedDraft>;
  readonly now?: () => number;
}

const SETTINGS: Settings = {
  theme: 'light',
  density: 'comfortable',
  railCollapsed: false,
  inspectorWidth: 520,
  collapsedColumns: ['completed', 'canceled'],
  timeZone: 'America/Los_Angeles',
};
const PRACTICE_PORTS = 200;

/**
 * A bridge of the same type as preload's, all in memory, for tests: changes are really queued, applied when
 * online and refused when `world.refusals` says so. Nothing of the product imports it.
 */
export function createFakeBridge(options: FakeOptions = {}): {
  readonly bridge: Bridge;
  readonly world: FakeWorld;
} {
  const world = new FakeWorld(options.now ?? Date.now, { ...SETTINGS, ...options.settings });
  if (options.ports) addPracticeAccount(world, options.ports);
  if (options.several) addSeveral(world);
  let secrets: SecretStoreStatus = options.secrets ?? { kind: 'ready', by: 'os' };
  const { files, ...documents } = documentChannels(world);
  const bridge: Bridge = {
    app: {
      drawn: async () => ok(null),
      fillScreen: async () => ok(null),
      info: async () =>
        ok({
          name: 'Portside',
          version: '0.1.0',
          electron: '45.4.1',
          platform: 'linux',
          secrets,
          notices: options.notices ?? [],
        }),
    },
    secrets: {
      unlock: async ({ passphrase }) => {
        if (passphrase === 'wrong passphrase') {
          return failed({
            code: 'secrets-locked',
            what: 'That is not the passphrase.',
            next: 'Type it again.',
          });
        }
        secrets = { kind: 'ready', by: 'passphrase' };
        return ok(secrets);
      },
    },
    settings: {
      get: async () => ok(world.settings),
      change: async (change) => {
        world.settings = { ...world.settings, ...change };
        world.emit('settings', null);
        return ok(world.settings);
      },
    },
    ...dataChannels(world),
    accounts: accountChannels(world, options.ports ?? PRACTICE_PORTS),
    board: boardChannels(world),
    portRequests: portRequestChannels(world),
    conflicts: conflictChannels(world),
    documents,
    files: { ...files, verify: async (file) => ok(verdictOf(world, file.name)) },
    loa: loaChannels(world),
    outbox: outboxChannels(world),
    drafts: draftChannels(options.drafts),
    sync: {
      status: async () => ok(world.sync()),
      now: async () => {
        for (const { change } of [...world.mutations])
          if (change.status === 'queued') world.answer(change.id);
        world.emit('sync', world.sync());
        return ok(null);
      },
    },
    events: { on: (name, listener) => world.on(name, listener) },
  };
  return { bridge, world };
}
