import { createStore, type StoreApi } from 'zustand';
import { type DraftKey, draftKeyOf, type UnsavedDraft } from '../../preload/contract/domain/drafts.ts';
import type { Bridge } from './bridge.ts';

export interface DraftState {
  /** Left over from an earlier run, neither gone on with nor discarded; oldest first. */
  readonly unfinished: readonly UnsavedDraft[];
}

/** What is typed and not saved: remembered here at once, and by main as soon as the hand rests. */
export interface DraftStore extends StoreApi<DraftState> {
  /** Reads what the run before this one left. */
  readonly load: () => Promise<void>;
  /** What a form held last. Whoever asks goes on with it, so it is no longer offered. */
  readonly take: (key: DraftKey) => UnsavedDraft | undefined;
  readonly keep: (draft: UnsavedDraft) => void;
  /** Saved, or given up by the agent. */
  readonly drop: (key: DraftKey) => void;
}

/** A fast typist's pause between two words, in milliseconds. */
const RESTING_MS = 300;

export function createDraftStore(bridge: Bridge): DraftStore {
  const store = createStore<DraftState>(() => ({ unfinished: [] }));
  const known = new Map<DraftKey, UnsavedDraft>();
  const timers = new Map<DraftKey, ReturnType<typeof setTimeout>>();
  const settle = (key: DraftKey): void => {
    clearTimeout(timers.get(key));
    timers.delete(key);
  };
  const offerNoMore = (key: DraftKey): void => {
    const { unfinished } = store.getState();
    const left = unfinished.filter((draft) => draftKeyOf(draft) !== key);
    if (left.length < unfinished.length) store.setState({ unfinished: left });
  };
  return {
    ...store,
    load: async () => {
      const answer = await bridge.drafts.list();
      if (!answer.ok) return;
      const left = answer.value.filter((draft) => !known.has(draftKeyOf(draft)));
      for (const draft of left) known.set(draftKeyOf(draft), draft);
      store.setState({ unfinished: left });
    },
    take: (key) => {
      offerNoMore(key);
      return known.get(key);
    },
    keep: (draft) => {
      const key = draftKeyOf(draft);
      known.set(key, draft);
      offerNoMore(key);
      settle(key);
      timers.set(
        key,
        setTimeout(() => {
          timers.delete(key);
          void bridge.drafts.keep(draft);
        }, RESTING_MS),
      );
    },
    drop: (key) => {
      settle(key);
      offerNoMore(key);
      if (known.delete(key)) void bridge.drafts.drop({ key });
    },
  };
}
