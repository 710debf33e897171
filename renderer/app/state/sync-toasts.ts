import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Notice, ToastStore } from './toast-store.ts';

/** A carrier answers many changes at once when it is back: more than this many sentences are one. */
const MOST = 3;
const WITHIN_MS = 1_000;
const TOPIC = 'changes-need-you';

export interface SyncToasts {
  /** A change of this port needs the agent. */
  readonly needsYou: (id: PortRequestId, notice: Omit<Notice, 'topic'>) => void;
  /** One notice has told of all; cards that it counted may be read a moment later. */
  readonly summedUp: () => void;
}

/**
 * Says of each card that it needs the agent, and of many at once how many they are. While what waited for a carrier is
 * on its way it says nothing: one notice tells at the end what became of it all.
 */
export function createSyncToasts(
  toasts: Pick<ToastStore, 'notify' | 'dismiss'>,
  {
    openOutbox,
    isCatchingUp,
    now = Date.now,
  }: {
    readonly openOutbox: () => void;
    readonly isCatchingUp: () => boolean;
    readonly now?: () => number;
  },
): SyncToasts {
  let recent = new Set<PortRequestId>();
  let last = Number.NEGATIVE_INFINITY;
  let summedUpAt = Number.NEGATIVE_INFINITY;
  return {
    needsYou: (id, notice) => {
      if (isCatchingUp() || now() - summedUpAt < WITHIN_MS) return;
      if (now() - last > WITHIN_MS) recent = new Set();
      last = now();
      recent.add(id);
      if (recent.size <= MOST) {
        toasts.notify({ ...notice, topic: id });
        return;
      }
      for (const one of recent) toasts.dismiss(one);
      toasts.notify({
        topic: TOPIC,
        tone: 'problem',
        message: `${recent.size} port requests need you.`,
        action: { label: 'Open outbox', onAction: openOutbox },
      });
    },
    summedUp: () => {
      summedUpAt = now();
    },
  };
}
