import { createStore, type StoreApi } from 'zustand';
import type { Conflicts, Dispute, Keep, Side } from '../../../preload/contract/domain/conflicts.ts';
import { type FieldName, isSecretField } from '../../../preload/contract/domain/fields.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { ToastItem } from '../../ui/toast.tsx';

export interface ConflictsState {
  readonly open?: {
    readonly conflicts: Conflicts;
    /** What the agent has chosen so far, by `keyOf`. */
    readonly kept: Readonly<Record<string, Keep>>;
    readonly isSending: boolean;
    /** Where it was asked for. */
    readonly from: Element | null;
    readonly problem?: Problem;
  };
}

export interface ConflictsStore extends StoreApi<ConflictsState> {
  /** Opens the one screen on which a port's conflicts are decided. */
  readonly ask: (id: PortRequestId, from: Element | null) => Promise<void>;
  readonly keep: (dispute: Dispute, keep: Keep) => void;
  readonly keepAll: (keep: Keep) => void;
  readonly send: () => Promise<void>;
  /** One side of a secret, when the agent asks; null when it can't be had, and the agent has been told. */
  readonly reveal: (dispute: Dispute, side: Side) => Promise<string | null>;
  readonly close: () => void;
}

export interface ConflictsOptions {
  readonly notify: (toast: Omit<ToastItem, 'id'> & { readonly topic?: string }) => void;
  readonly onDecided: (id: PortRequestId) => void;
}

/** One question: which field of which order. */
export function keyOf({
  mutationId,
  field,
}: {
  readonly mutationId: string;
  readonly field: FieldName;
}): string {
  return `${mutationId} ${field}`;
}

/** The decision about fields that the agent and a carrier have both changed. */
export function createConflictsStore(
  bridge: Bridge,
  { notify, onDecided }: ConflictsOptions,
): ConflictsStore {
  const store = createStore<ConflictsState>(() => ({}));
  const sayProblem = ({ what, next }: Problem): void =>
    notify({ tone: 'problem', message: `${what} ${next}` });
  const change = (part: Partial<NonNullable<ConflictsState['open']>>): void => {
    const { open } = store.getState();
    if (!open) return;
    const { problem: _, ...rest } = open;
    store.setState({ open: { ...rest, ...part } }, true);
  };
  return {
    ...store,
    ask: async (id, from) => {
      const answer = await bridge.conflicts.open({ id });
      if (!answer.ok) sayProblem(answer.error);
      else if (answer.value.disputes.length === 0) {
        notify({ message: `Nothing is left to decide for ${answer.value.name}.` });
      } else store.setState({ open: { conflicts: answer.value, kept: {}, isSending: false, from } }, true);
    },
    keep: (dispute, keep) => {
      const kept = store.getState().open?.kept ?? {};
      change({ kept: { ...kept, [keyOf(dispute)]: keep } });
    },
    keepAll: (keep) => {
      const disputes = store.getState().open?.conflicts.disputes ?? [];
      change({ kept: Object.fromEntries(disputes.map((dispute) => [keyOf(dispute), keep])) });
    },
    send: async () => {
      const { open } = store.getState();
      if (!open || open.isSending) return;
      const { id, name, disputes } = open.conflicts;
      const choices = disputes.flatMap((dispute) => {
        const keep = open.kept[keyOf(dispute)];
        return keep ? [{ mutationId: dispute.mutationId, field: dispute.field, keep }] : [];
      });
      change({ isSending: true });
      const answer = await bridge.conflicts.decide({ id, choices });
      if (!answer.ok) {
        change({ isSending: false, problem: answer.error });
        return;
      }
      store.setState({}, true);
      const sends = choices.some(({ keep }) => keep === 'mine');
      notify({
        topic: id,
        message: sends
          ? `${name}: your values are on their way. The others stay in the timeline.`
          : `${name}: the carrier’s values stay. Yours are in the timeline.`,
      });
      onDecided(id);
    },
    reveal: async ({ mutationId, field }, side) => {
      const { open } = store.getState();
      if (!open || !isSecretField(field)) return null;
      const answer = await bridge.conflicts.reveal({ id: open.conflicts.id, mutationId, field, side });
      if (answer.ok) return answer.value.text;
      sayProblem(answer.error);
      return null;
    },
    close: () => store.setState({}, true),
  };
}
