import { createStore, type StoreApi } from 'zustand';
import { portKey, type UnsavedDraft } from '../../../preload/contract/domain/drafts.ts';
import type { FieldName } from '../../../preload/contract/domain/fields.ts';
import type { PortRequestId } from '../../../preload/contract/domain/ids.ts';
import type {
  PortRequestView,
  TimelineEntry,
  WaitingChange,
} from '../../../preload/contract/domain/port-requests.ts';
import type { Problem } from '../../../preload/contract/domain/problem.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import type { DraftStore } from '../../bridge/drafts.ts';
import { type CommentDraft, commentOf, keptComment, NO_COMMENT, standingAlone } from './comment-draft.ts';
import { changesOf, type Draft, refusedEdit } from './draft.ts';
import { nameOfOrder, type OrderName } from './orders.ts';

export const TABS = ['details', 'numbers', 'documents', 'loa', 'timeline'] as const;
export type Tab = (typeof TABS)[number];

/** What is shown inside a tab in place of its list. */
export type Previewed =
  | { readonly kind: 'mine'; readonly documentId: string }
  | { readonly kind: 'remote'; readonly order: OrderName; readonly name: string };

export interface OpenState {
  readonly id: PortRequestId | null;
  /** Absent for the moment between opening and main's answer. */
  readonly view?: PortRequestView;
  readonly timeline?: readonly TimelineEntry[];
  readonly problem?: Problem;
  readonly tab: Tab;
  /** What was typed and not saved. */
  readonly draft: Draft;
  /** What was written for the timeline and not sent. */
  readonly comment: CommentDraft;
  /** What main said about the draft, field by field. */
  readonly errors: Partial<Readonly<Record<FieldName, string>>>;
  readonly isSaving: boolean;
  /** Counts how often the agent asked to be led to what is wrong. */
  readonly corrections: number;
  /** Fields that the agent was led to, and how often: the first of them gets the focus. */
  readonly looked?: { readonly fields: readonly FieldName[]; readonly turn: number };
  readonly isRefreshing: boolean;
  /** Pairs of port requests that are not the same, as said since the window was opened. */
  readonly dismissed: ReadonlySet<string>;
  readonly previewed?: Previewed;
  /** Bytes that have left, by delivery. */
  readonly progress: Readonly<Record<string, { readonly sent: number; readonly total: number }>>;
  /** Waits for the agent to say what becomes of the draft. */
  readonly leaving?: () => void;
}

/** Who sees a comment, and whether it asks for something. */
export type CommentFlags = Pick<CommentDraft, 'private' | 'actionRequired'>;

export interface OpenStore extends StoreApi<OpenState> {
  /** Opens a port request, and does the rest once it is open; unless there is unsaved work and the agent stays with it. */
  readonly open: (id: PortRequestId, tab?: Tab, then?: () => void) => void;
  readonly close: () => void;
  /** Does it now, or after the agent has given up the draft. */
  readonly leave: (then: () => void) => void;
  readonly stay: () => void;
  readonly giveUp: () => void;
  readonly setTab: (tab: Tab) => void;
  readonly type: (name: FieldName, text: string) => void;
  readonly resetDraft: () => void;
  readonly write: (comment: Partial<CommentDraft>) => void;
  readonly clearComment: () => void;
  /** Queues the comment for an order. */
  readonly sendComment: (order: OrderName, flags: CommentFlags) => Promise<Problem | null>;
  /** Opens a comment that waits or was refused, to be written anew. */
  readonly rewrite: (change: WaitingChange) => void;
  /** Leads to the first field that the carrier marked. */
  readonly correct: () => void;
  /** Leads to the first of these fields. */
  readonly lookAt: (fields: readonly FieldName[]) => void;
  /** These two port requests are not the same. */
  readonly dismiss: (pair: string) => void;
  readonly save: () => Promise<void>;
  readonly preview: (previewed: Previewed | null) => void;
  /** Reads it again from this computer. */
  readonly reload: () => Promise<void>;
  /** Asks the carrier. */
  readonly refresh: () => Promise<Problem | null>;
  readonly changed: (ids: readonly PortRequestId[]) => void;
  readonly moved: (deliveryId: string, sent: number, total: number) => void;
}

const CLOSED: OpenState = {
  id: null,
  tab: 'details',
  draft: {},
  comment: NO_COMMENT,
  errors: {},
  isSaving: false,
  corrections: 0,
  isRefreshing: false,
  dismissed: new Set(),
  progress: {},
};

/** Words about fields stand at the fields, and the first of them gets the focus; other words stand above the form. */
function afterRefusal(problem: Problem, { corrections }: OpenState): Partial<OpenState> {
  if (!problem.fields) return { errors: {}, problem };
  return { errors: problem.fields, corrections: corrections + 1 };
}

/** The one port request that is open beside the board. */
export function createOpenStore(
  bridge: Bridge,
  drafts: DraftStore,
  onOpened: (id: PortRequestId | null) => void,
): OpenStore {
  const store = createStore<OpenState>(() => CLOSED);
  const { getState: get, setState: set } = store;
  const without = (...keys: readonly (keyof OpenState)[]): void => {
    const rest: Record<string, unknown> = { ...get() };
    for (const key of keys) delete rest[key];
    store.setState(rest as unknown as OpenState, true);
  };

  const reload = async (): Promise<void> => {
    const { id } = get();
    if (id === null) return;
    const [view, timeline] = await Promise.all([
      bridge.portRequests.open({ id }),
      bridge.portRequests.timeline({ id }),
    ]);
    if (get().id !== id) return;
    if (!view.ok) {
      set({ problem: view.error });
      return;
    }
    without('problem');
    set({ view: view.value, ...(timeline.ok ? { timeline: timeline.value } : {}) });
  };
  /** What was typed here before and neither saved nor given up. */
  const left = (id: PortRequestId | null): Partial<OpenState> => {
    if (id === null) return {};
    const edit = drafts.take(portKey('edit', id));
    const comment = drafts.take(portKey('comment', id));
    return {
      ...(edit?.kind === 'edit' ? { draft: edit.fields } : {}),
      ...(comment?.kind === 'comment' ? { comment: commentOf(comment) } : {}),
    };
  };
  const dropEdit = (): void => {
    const { id } = get();
    if (id !== null) drafts.drop(portKey('edit', id));
  };
  const keepComment = (comment: CommentDraft): void => {
    const { id, view } = get();
    set({ comment });
    if (id === null) return;
    const kept: UnsavedDraft | null = keptComment(id, view?.card.name ?? '', comment);
    if (kept) drafts.keep(kept);
    else drafts.drop(portKey('comment', id));
  };
  const show = (id: PortRequestId | null, tab: Tab): void => {
    store.setState({ ...CLOSED, dismissed: get().dismissed, ...left(id), id, tab }, true);
    onOpened(id);
    if (id !== null) void reload();
  };
  const leave = (then: () => void): void => {
    const { view, draft, isSaving } = get();
    if (isSaving) {
      // What is being saved is not unsaved: the answer decides.
      const stop = store.subscribe((state) => {
        if (state.isSaving) return;
        stop();
        leave(then);
      });
      return;
    }
    if (view && Object.keys(changesOf(view, draft)).length > 0) set({ leaving: then });
    else then();
  };

  return {
    ...store,
    open: (id, tab, then = () => undefined) => {
      const now = get();
      if (now.id === id) {
        if (tab) set({ tab });
        then();
        return;
      }
      leave(() => {
        show(id, tab ?? now.tab);
        then();
      });
    },
    close: () => {
      if (get().id !== null) leave(() => show(null, get().tab));
    },
    leave,
    stay: () => without('leaving'),
    giveUp: () => {
      const { leaving } = get();
      without('leaving');
      dropEdit();
      set({ draft: {}, errors: {} });
      leaving?.();
    },
    setTab: (tab) => {
      without('previewed');
      set({ tab });
    },
    type: (name, text) => {
      const { id, view, errors } = get();
      const { [name]: _, ...rest } = errors;
      const draft = { ...get().draft, [name]: text };
      set({ draft, errors: rest });
      if (id === null || !view) return;
      // Typed back to what the port has: nothing is left to save.
      if (Object.keys(changesOf(view, draft, refusedEdit(view))).length === 0) dropEdit();
      else drafts.keep({ kind: 'edit', portRequestId: id, portName: view.card.name, fields: draft });
    },
    resetDraft: () => {
      dropEdit();
      set({ draft: {}, errors: {} });
    },
    write: (part) => keepComment({ ...get().comment, ...part }),
    clearComment: () => keepComment(NO_COMMENT),
    sendComment: async (order, flags) => {
      const { id, comment } = get();
      if (id === null) return null;
      const { text, amends } = comment;
      const answer = await bridge.portRequests.comment({
        id,
        ...nameOfOrder(order),
        text: text.trim(),
        ...flags,
        ...(amends === undefined ? {} : { amends }),
      });
      if (!answer.ok) {
        if (get().id === id && amends !== undefined) keepComment(standingAlone(comment));
        return answer.error;
      }
      if (get().id === id) {
        keepComment(NO_COMMENT);
        await reload();
      } else drafts.drop(portKey('comment', id));
      return null;
    },
    rewrite: (change) => {
      const { typed, id, accountId, remoteId } = change;
      if (typed?.kind !== 'comment') return;
      const { kind: _, ...comment } = typed;
      const order = { accountId, ...(remoteId === undefined ? {} : { remoteId }) };
      keepComment({ ...comment, order, amends: id });
    },
    correct: () => set({ corrections: get().corrections + 1 }),
    lookAt: (fields) => {
      without('previewed');
      set({ tab: 'details', looked: { fields, turn: (get().looked?.turn ?? 0) + 1 } });
    },
    dismiss: (pair) => set({ dismissed: new Set([...get().dismissed, pair]) }),
    save: async () => {
      const { id, view, draft, isSaving } = get();
      if (id === null || !view || isSaving) return;
      const refused = refusedEdit(view);
      const changes = changesOf(view, draft, refused);
      set({ isSaving: true });
      const answer = await bridge.portRequests.edit({
        id,
        changes,
        ...(refused ? { amends: refused.id } : {}),
      });
      if (answer.ok) drafts.drop(portKey('edit', id));
      if (get().id !== id) return;
      if (answer.ok) {
        set({ isSaving: false, draft: {}, errors: {} });
        await reload();
      } else {
        set({ isSaving: false, ...afterRefusal(answer.error, get()) });
      }
    },
    preview: (previewed) => {
      if (previewed) set({ previewed });
      else without('previewed');
    },
    reload,
    refresh: async () => {
      const { id } = get();
      if (id === null) return null;
      set({ isRefreshing: true });
      const answer = await bridge.portRequests.refresh({ id });
      if (get().id !== id) return null;
      set({ isRefreshing: false, ...(answer.ok ? { view: answer.value } : {}) });
      if (answer.ok) await reload();
      return answer.ok ? null : answer.error;
    },
    changed: (ids) => {
      const { id } = get();
      if (id !== null && ids.includes(id)) void reload();
    },
    moved: (deliveryId, sent, total) => {
      const { view, progress } = get();
      if (view?.deliveries.some((delivery) => delivery.id === deliveryId)) {
        set({ progress: { ...progress, [deliveryId]: { sent, total } } });
      }
    },
  };
}
