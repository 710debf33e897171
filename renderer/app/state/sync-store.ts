import { createStore, type StoreApi } from 'zustand';
import type { SyncStatus } from '../../../preload/contract/domain/sync.ts';
import type { Bridge } from '../../bridge/bridge.ts';

export interface SyncStore extends StoreApi<SyncStatus> {
  readonly load: () => Promise<void>;
  readonly now: () => Promise<void>;
}

/** How far main and the carriers are in step. */
export function createSyncStore(bridge: Bridge): SyncStore {
  const store = createStore<SyncStatus>(() => ({ accounts: [], waiting: 0, needsYou: 0 }));
  bridge.events.on('sync', (status) => store.setState(status, true));
  return {
    ...store,
    load: async () => {
      const answer = await bridge.sync.status();
      if (answer.ok) store.setState(answer.value, true);
    },
    now: async () => {
      await bridge.sync.now();
    },
  };
}
