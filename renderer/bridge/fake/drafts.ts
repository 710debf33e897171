import { type DraftKey, draftKeyOf, type UnsavedDraft } from '../../../preload/contract/domain/drafts.ts';
import { ok } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';

export function draftChannels(drafts: Map<DraftKey, UnsavedDraft> = new Map()): Bridge['drafts'] {
  return {
    list: async () => ok([...drafts.values()]),
    keep: async (draft) => {
      const kept = draft as UnsavedDraft;
      drafts.set(draftKeyOf(kept), kept);
      return ok(null);
    },
    drop: async ({ key }) => {
      drafts.delete(key);
      return ok(null);
    },
  };
}
