import { createStore, type StoreApi } from 'zustand';
import type { Settings } from '../../../preload/contract/domain/settings.ts';
import type { Bridge } from '../../bridge/bridge.ts';

export type SettingsChange = Parameters<Bridge['settings']['change']>[0];

export interface SettingsStore extends StoreApi<Settings> {
  /** Shown at once; kept by main. */
  readonly change: (change: SettingsChange) => void;
  readonly load: () => Promise<void>;
}

/** Until main has answered: what every window can do. */
export const FIRST_SETTINGS: Settings = {
  theme: 'system',
  density: 'comfortable',
  railCollapsed: false,
  inspectorWidth: 520,
  collapsedColumns: ['completed', 'canceled'],
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
};

const DRAGGING_MS = 250;

/** The agent's settings. A width that is being dragged is kept once the hand rests. */
export function createSettingsStore(bridge: Bridge): SettingsStore {
  const store = createStore<Settings>(() => FIRST_SETTINGS);
  let pending: SettingsChange = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = async (): Promise<void> => {
    const change = pending;
    pending = {};
    await bridge.settings.change(change);
  };
  const load = async (): Promise<void> => {
    const answer = await bridge.settings.get();
    if (answer.ok) store.setState({ ...answer.value, ...pending } as Settings);
  };
  bridge.events.on('settings', () => void load());
  return {
    ...store,
    load,
    change: (change) => {
      store.setState(change as Partial<Settings>);
      pending = { ...pending, ...change };
      clearTimeout(timer);
      timer = setTimeout(() => void keep(), 'inspectorWidth' in change ? DRAGGING_MS : 0);
    },
  };
}
