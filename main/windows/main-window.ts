import { BrowserWindow, screen } from 'electron';
import { MIN_SIZE, placeWindow, type WindowState } from './window-state.ts';

export interface MainWindowParts {
  /** Absolute path of the preload script. */
  readonly preload: string;
  readonly page: string;
  readonly background: string;
  /** The page won't come. */
  readonly failed: () => void;
  /** Its place and colour are known: it may be shown as soon as it has drawn. */
  readonly dressed: Promise<void>;
  /** The first frame is on the screen. */
  readonly shown: () => void;
}

/** The icon, the colour of the agent's theme, and the place where they left the window. */
export interface WindowDress {
  /** Absolute path of a PNG. Absent where the system takes the icon from the program itself. */
  readonly icon: string | undefined;
  readonly background: string;
  readonly saved: WindowState | undefined;
  readonly save: (state: WindowState) => void;
}

const SAVE_AFTER_MS = 400;

function remember(window: BrowserWindow, save: (state: WindowState) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const now = () => {
    clearTimeout(timer);
    // The size to return to, not that of the whole screen.
    if (!window.isDestroyed()) save({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(now, SAVE_AFTER_MS);
  };
  for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) {
    window.on(event as 'resize', soon);
  }
  window.on('close', now);
}

/** Work areas, the primary display's first. */
function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

/** Puts the window where it was, and keeps its place from now on. */
export function dressMainWindow(window: BrowserWindow, { icon, background, saved, save }: WindowDress): void {
  const { maximized, ...bounds } = placeWindow(saved, workAreas());
  if (icon !== undefined) window.setIcon(icon);
  window.setBackgroundColor(background);
  if (saved) window.setBounds(bounds);
  if (maximized) window.maximize();
  remember(window, save);
}

/** Builds the main window: the only place where a window is made (`style.md` §3 row 1). */
export function openMainWindow(parts: MainWindowParts): BrowserWindow {
  const { maximized: _, ...bounds } = placeWindow(undefined, workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: 'Portside',
    show: false,
    backgroundColor: parts.background,
    webPreferences: {
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', async () => {
    await parts.dressed;
    if (window.isDestroyed()) return;
    window.show();
    parts.shown();
  });
  window.webContents.once('did-fail-load', parts.failed);
  // A page that never draws must not leave an invisible app behind.
  window.webContents.once('did-fail-load', () => window.show());
  void window.loadURL(parts.page);
  return window;
}
