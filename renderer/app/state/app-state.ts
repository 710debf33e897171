import type { AccountId, PortRequestId } from '../../../preload/contract/domain/ids.ts';
import { needsAgent } from '../../../preload/contract/domain/port-requests.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { createDirectory, type DirectoryStore } from '../../bridge/directory.ts';
import { createDraftStore, type DraftStore } from '../../bridge/drafts.ts';
import { type BoardStore, createBoardStore } from '../../features/board/store.ts';
import { type ConflictsStore, createConflictsStore } from '../../features/conflicts/store.ts';
import { createFollowStore, type FollowStore } from '../../features/follow/store.ts';
import { createLoaStore, type LoaStore } from '../../features/loa/store.ts';
import { createMoveStore, type MoveStore } from '../../features/move/store.ts';
import { createOutboxStore, type OutboxStore } from '../../features/outbox/store.ts';
import { createPlaceStore, type PlaceStore } from '../../features/place/store.ts';
import {
  createIntakeStore,
  type IntakeCard,
  type IntakeFile,
  type IntakeStore,
} from '../../features/port-request/intake.ts';
import { createOpenStore, type OpenStore } from '../../features/port-request/store.ts';
import { createDialogStore, type DialogStore } from './dialog-store.ts';
import { editAgain } from './edit-again.ts';
import { createRouteStore, type RouteStore } from './route.ts';
import { createSettingsStore, type SettingsStore } from './settings-store.ts';
import { createSyncStore, type SyncStore } from './sync-store.ts';
import { createSyncToasts } from './sync-toasts.ts';
import { createToastStore, type ToastStore } from './toast-store.ts';

/** The memory of the window: one small store per feature, joined here and nowhere else. */
export interface AppState {
  readonly bridge: Bridge;
  readonly directory: DirectoryStore;
  readonly settings: SettingsStore;
  readonly sync: SyncStore;
  readonly toasts: ToastStore;
  readonly route: RouteStore;
  readonly dialogs: DialogStore;
  readonly board: BoardStore;
  readonly open: OpenStore;
  readonly intake: IntakeStore;
  readonly move: MoveStore;
  readonly follow: FollowStore;
  readonly place: PlaceStore;
  readonly conflicts: ConflictsStore;
  readonly outbox: OutboxStore;
  readonly loa: LoaStore;
  readonly drafts: DraftStore;
  /** Reads everything that the first picture shows. */
  readonly load: () => Promise<void>;
  readonly startPractice: () => Promise<void>;
}

/** Puts the focus back on a card when its panel has closed. */
function focusCard(page: Document, id: PortRequestId): void {
  requestAnimationFrame(() => {
    if (page.activeElement && page.activeElement !== page.body) return;
    page.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus();
  });
}

export function createAppState(bridge: Bridge, page: Window): AppState {
  const toasts = createToastStore();
  const { notify } = toasts;
  const directory = createDirectory(bridge);
  const settings = createSettingsStore(bridge);
  const sync = createSyncStore(bridge);
  const route = createRouteStore(page);
  const dialogs = createDialogStore();
  const loa = createLoaStore();
  let lastOpen: PortRequestId | null = null;

  const drafts = createDraftStore(bridge);
  const syncToasts = createSyncToasts(toasts, () => route.go('outbox'));
  const open = createOpenStore(bridge, drafts, (id) => {
    if (id === null && lastOpen !== null) focusCard(page.document, lastOpen);
    lastOpen = id;
    if (loa.getState().beside?.id !== id) loa.showBeside(null);
    // The open port request says it itself, with what can be done.
    if (id !== null) toasts.resolve(id);
  });
  const openAction = (id: PortRequestId, tab?: 'details' | 'documents') => ({
    label: 'Open',
    onAction: () => open.open(id, tab),
  });
  const board = createBoardStore(bridge, {
    onSync: (card) => {
      // What the carrier has can't be taken back.
      if (card.sync === 'synced') toasts.settle(card.id);
      if (!needsAgent(card.sync)) {
        toasts.resolve(card.id);
        return;
      }
      if (open.getState().id === card.id) {
        toasts.dismiss(card.id);
        return;
      }
      const message = `${card.name}: ${card.note ?? 'a change needs you.'}`;
      syncToasts.needsYou(card.id, { tone: 'problem', message, action: openAction(card.id) });
    },
  });
  const accountName = (id: AccountId): string | undefined =>
    directory.getState().accounts.find((one) => one.id === id)?.name;
  const move = createMoveStore(bridge, {
    notify,
    accountName,
    onShown: board.showMoved,
    onSettled: (id, isMoved) => {
      if (!isMoved) void board.load();
      open.changed([id]);
    },
  });
  const follow = createFollowStore(bridge, {
    notify,
    onFollowed: ({ id, name }) => {
      notify({ topic: id, message: `${name} follows its carrier.` });
      void board.load();
      open.changed([id]);
    },
  });
  const place = createPlaceStore(bridge, {
    notify,
    onPlaced: ({ id, name }, { accountId }) => {
      notify({
        tone: 'good',
        message: `${name} is placed at ${accountName(accountId) ?? 'one more account'}.`,
      });
      void board.load();
      open.changed([id]);
    },
  });
  const conflicts = createConflictsStore(bridge, {
    notify,
    onDecided: (id) => {
      void board.load();
      void outbox.load();
      open.changed([id]);
    },
  });
  const outbox = createOutboxStore(bridge, {
    notify,
    onDecide: (change) => void conflicts.ask(change.portRequestId, page.document.activeElement),
    onEdit: (change) => editAgain(change, open, move),
  });
  const intake = createIntakeStore(bridge, {
    onDone: (card, taken, refused) => sayTaken(card, taken, refused),
  });
  const sayTaken = (card: IntakeCard, taken: number, refused: readonly IntakeFile[]): void => {
    const action = openAction(card.id, 'documents');
    // The open port request shows each file that was not taken with its reason.
    const isOpen = open.getState().id === card.id;
    for (const { refusal } of refused) {
      if (refusal && !isOpen) notify({ tone: 'problem', message: `${refusal.what} ${refusal.next}`, action });
    }
    if (taken > 0 && !isOpen) {
      notify({
        tone: 'good',
        message: `${taken === 1 ? '1 file' : `${taken} files`} attached to ${card.name}.`,
        action,
      });
    }
    open.changed([card.id]);
  };

  // Whoever asks for a view or searches wants to see it.
  route.subscribe(() => loa.showBeside(null));
  board.subscribe(({ text }, before) => {
    if (text !== before.text) loa.showBeside(null);
  });
  bridge.events.on('changed', ({ ids, board: isBoard }) => {
    board.changed(ids, isBoard);
    open.changed(ids);
    outbox.changed();
  });
  bridge.events.on('delivery', ({ deliveryId, sent, total }) => open.moved(deliveryId, sent, total));
  bridge.events.on('notice', ({ tone, text, portRequestId, topic }) =>
    notify({
      ...(topic === undefined ? {} : { topic }),
      ...(tone === 'problem' ? { tone } : {}),
      message: text,
      ...(portRequestId === undefined ? {} : { action: openAction(portRequestId) }),
    }),
  );
  bridge.events.on('accounts', () => void board.load());

  return {
    bridge,
    directory,
    settings,
    sync,
    toasts,
    route,
    dialogs,
    board,
    open,
    intake,
    move,
    follow,
    place,
    conflicts,
    outbox,
    loa,
    drafts,
    load: async () => {
      await Promise.all([board.load(), directory.load(), sync.load(), outbox.load()]);
      await drafts.load();
    },
    startPractice: async () => {
      if (dialogs.getState().isStartingPractice) return;
      dialogs.setState({ isStartingPractice: true });
      const answer = await bridge.accounts.startPractice();
      dialogs.setState({ isStartingPractice: false });
      if (!answer.ok) {
        notify({ tone: 'problem', message: `${answer.error.what} ${answer.error.next}` });
        return;
      }
      await Promise.all([directory.load(), board.load(), sync.load()]);
      route.go('board');
    },
  };
}
