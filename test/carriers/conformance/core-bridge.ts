import { isOwnChannel } from '../../../main/boot/own-handlers.ts';
import type { LoaRuleChannel } from '../../../main/core/handlers.ts';
import { createAnswer, type Handlers } from '../../../main/ipc/answer.ts';
import { APP_ORIGIN } from '../../../main/security/origin.ts';
import type { Settings } from '../../../preload/contract/domain/settings.ts';
import { CHANNEL_NAMES } from '../../../preload/contract/ipc/channels.ts';
import type { Bridge } from '../../../renderer/bridge/bridge.ts';
import type { Desk } from '../../sync/desk.ts';

const SETTINGS: Settings = {
  theme: 'light',
  density: 'comfortable',
  railCollapsed: false,
  inspectorWidth: 520,
  collapsedColumns: [],
  timeZone: 'America/Los_Angeles',
};
const INFO = {
  name: 'Portside',
  version: '0.1.0',
  electron: '0',
  platform: 'linux',
  secrets: { kind: 'ready', by: 'os' },
  notices: [],
} as const;
const OFTEN = 20;

/** Nobody opens the settings of LOAs here. */
function noLoaRules(): Pick<Handlers, LoaRuleChannel> {
  const names = CHANNEL_NAMES.filter((name) => name.startsWith('loa.') && isOwnChannel(name));
  const refuseIt = () => {
    throw new Error('there are no settings of LOAs here');
  };
  return Object.fromEntries(names.map((name) => [name, refuseIt])) as unknown as Pick<
    Handlers,
    LoaRuleChannel
  >;
}

type Listener = (payload: never) => void;

/** The bridge of a window, as preload builds it, right before the core of a desk: parsed, answered and told of changes. */
export function coreBridge(desk: Desk): { readonly bridge: Bridge; readonly close: () => void } {
  const answer = createAnswer({
    handlers: {
      ...desk.handlers(),
      'app.info': () => INFO,
      'app.drawn': () => null,
      'app.fillScreen': () => null,
      'secrets.unlock': () => INFO.secrets,
      'settings.get': () => SETTINGS,
      'settings.change': () => SETTINGS,
      'drafts.list': () => [],
      'drafts.keep': () => null,
      'drafts.drop': () => null,
      'data.status': () => ({ kind: 'sound' }),
      'data.export': () => null,
      'backups.list': () => [],
      'backups.restore': () => ({}),
      ...noLoaRules(),
    },
    isKnown: () => true,
    log: { info: () => undefined, warn: () => undefined },
    tick: () => performance.now(),
  });
  const sender = { webContentsId: 1, frame: { origin: APP_ORIGIN, isTop: true } };
  const groups: Record<string, Record<string, (input?: unknown) => Promise<unknown>>> = {};
  for (const name of CHANNEL_NAMES) {
    const [group = '', member = ''] = name.split('.');
    groups[group] = { ...groups[group], [member]: (input) => answer(name, sender, input) };
  }
  const listeners = new Map<string, Set<Listener>>();
  let told = 0;
  const timer = setInterval(() => {
    const fresh = desk.events.slice(told);
    told = desk.events.length;
    for (const { name, payload } of fresh)
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
  }, OFTEN);
  const on = (name: string, listener: Listener) => {
    const known = listeners.get(name) ?? new Set<Listener>();
    listeners.set(name, known.add(listener));
    return () => void known.delete(listener);
  };
  return {
    bridge: { ...groups, events: { on } } as unknown as Bridge,
    close: () => clearInterval(timer),
  };
}
