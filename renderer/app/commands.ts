import type { MenuCommand } from '../../preload/contract/ipc/events.ts';
import type { AppState } from './state/app-state.ts';

export interface Command {
  readonly id: MenuCommand | 'move' | 'close' | 'show-sync';
  readonly title: string;
  /** Keys as drawn and as matched: `N`, `Ctrl K`, `G B` (one after the other). The first is the one shown. */
  readonly keys: readonly string[];
  readonly run: () => void;
}

/** What the window can be told to do, by key, by the native menu and by its own buttons: one list for all. */
export function createCommands(app: AppState, focusSearch: () => void): readonly Command[] {
  const { route, dialogs, open, move, loa } = app;
  return [
    { id: 'new-port-request', title: 'New port request', keys: ['N'], run: () => newPortRequest(app) },
    { id: 'search', title: 'Search', keys: ['/', 'Ctrl K'], run: focusSearch },
    { id: 'move', title: 'Move the port request to…', keys: ['M'], run: () => moveOpen() },
    { id: 'close', title: 'Close the open port request', keys: ['Esc'], run: () => open.close() },
    { id: 'sign-loas', title: 'Sign LOAs…', keys: ['L'], run: () => loa.showBatch(true) },
    { id: 'verify-loa', title: 'Check a sealed LOA…', keys: ['V'], run: () => loa.showCheck(true) },
    { id: 'sync-now', title: 'Sync now', keys: ['Ctrl R'], run: () => void app.sync.now() },
    { id: 'show-sync', title: 'Accounts and what waits', keys: ['S'], run: () => dialogs.showSync(true) },
    { id: 'show-board', title: 'Board', keys: ['G B'], run: () => route.go('board') },
    { id: 'show-today', title: 'Today', keys: ['G T'], run: () => route.go('today') },
    { id: 'show-outbox', title: 'Outbox', keys: ['G O'], run: () => route.go('outbox') },
    { id: 'show-settings', title: 'Settings', keys: ['G S', 'Ctrl ,'], run: () => route.go('settings') },
    {
      id: 'add-account',
      title: 'Add account',
      keys: ['G A'],
      run: () => dialogs.open({ kind: 'add-account' }),
    },
    {
      id: 'show-shortcuts',
      title: 'Keyboard shortcuts',
      keys: ['?'],
      run: () => dialogs.open({ kind: 'shortcuts' }),
    },
  ];

  function moveOpen(): void {
    const card = open.getState().view?.card;
    const anchor = document.querySelector('.port-acts');
    if (card && anchor) void move.askWhere(card, anchor);
  }
}

/** Without an account there is nowhere to send it: that comes first. */
function newPortRequest({ directory, dialogs }: AppState): void {
  const hasAccount = directory.getState().accounts.length > 0;
  dialogs.open({ kind: hasAccount ? 'new-port-request' : 'add-account' });
}

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
}

/** `Ctrl K`, `Esc`, `N`: a key press the way commands write it. Shift is part of the character. */
export function writeKey({ key, ctrl }: KeyPress): string {
  const name = key === 'Escape' ? 'Esc' : key.length === 1 ? key.toUpperCase() : key;
  return ctrl ? `Ctrl ${name}` : name;
}

/** The command that a key press means, after an earlier key of a sequence or on its own. */
export function commandFor(
  commands: readonly Command[],
  before: string | null,
  press: KeyPress,
): { readonly command?: Command; readonly isPrefix: boolean } {
  if (press.alt) return { isPrefix: false };
  const key = writeKey(press);
  const find = (keys: string): Command | undefined => commands.find((command) => command.keys.includes(keys));
  const command = (before !== null ? find(`${before} ${key}`) : undefined) ?? find(key);
  if (command) return { command, isPrefix: false };
  return {
    isPrefix: commands.some((one) => one.keys.some((keys) => keys.startsWith(`${key} `) && !press.ctrl)),
  };
}

/** A key that may be a command: with Ctrl always, on its own only where no text is being typed. */
export function isCommandKey({ ctrl }: KeyPress, isTyping: boolean): boolean {
  return ctrl || !isTyping;
}
