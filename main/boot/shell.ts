import { join } from 'node:path';
import { type App, type BrowserWindow, nativeTheme, session, type WebContents } from 'electron';
import type { Log } from '../core/interfaces/ports.ts';
import { mark } from '../perf/marks.ts';
import { guardContents } from '../security/navigation.ts';
import { APP_PAGE } from '../security/origin.ts';
import { denyPermissions } from '../security/permissions.ts';
import { serveApp } from '../security/scheme.ts';
import { backgroundOf } from '../windows/background.ts';
import { dressMainWindow, openMainWindow, type WindowDress } from '../windows/main-window.ts';
import { moment } from './moment.ts';
import { recoverPage } from './recover.ts';

export interface ShellParts {
  readonly app: App;
  /** Absolute folder of the built app: `main`, `preload` and `renderer` lie in it. */
  readonly built: string;
  readonly log: Log;
  readonly now: () => number;
}

export interface Shell {
  /** Opens the window, or brings the open one to the front. */
  readonly focus: () => void;
  /** What the settings say about the window, which is not shown before. */
  readonly dress: (dress: () => WindowDress) => void;
  /** The page's document is handed over: until its process has come up, main has nothing to do for it. */
  readonly pageServed: Promise<void>;
  /**
   * The page has its preload script and asks for its own files, or is not going to. Main's thread stays free until then:
   * Chromium starts the page's process, and the one that draws, from there, and the page stands still until main has
   * handed it the preload script.
   */
  readonly pageBegun: Promise<void>;
  /** The first picture is on the screen, or is not going to be. */
  readonly drawn: Promise<void>;
  readonly pages: () => readonly WebContents[];
  /** Closes the window whatever its page says, or does not say. */
  readonly drop: () => void;
  /** The window, for dialogs that belong to it. */
  readonly current: () => BrowserWindow | undefined;
}

/** Longest wait for the page and its first picture. */
const PATIENCE_MS = 5_000;

/** The walls around every page, and the one window. Call it after `ready`, before anything can be shown. */
export function openShell({ app, built, log, now }: ShellParts): Shell {
  guardContents(app, (what) => log.warn('page.refused', { what }));
  denyPermissions(session.defaultSession);
  const pageServed = moment();
  const pageBegun = moment();
  serveApp(session.defaultSession, join(built, 'renderer'), (url) => {
    (url === APP_PAGE ? pageServed : pageBegun).comes();
  });
  const dressed = moment();
  const drawn = moment();
  setTimeout(() => {
    pageServed.comes();
    pageBegun.comes();
    drawn.comes();
  }, PATIENCE_MS).unref();
  let window: BrowserWindow | undefined;
  let dress: (() => WindowDress) | undefined;

  function open(): BrowserWindow {
    const opened = openMainWindow({
      preload: join(built, 'preload', 'index.cjs'),
      page: APP_PAGE,
      background: backgroundOf('system', nativeTheme.shouldUseDarkColors),
      failed: () => {
        pageServed.comes();
        pageBegun.comes();
      },
      dressed: dressed.has,
      shown: drawn.comes,
    });
    if (dress) dressMainWindow(opened, dress());
    recoverPage(opened.webContents, log, now);
    opened.on('closed', () => {
      window = undefined;
    });
    mark('window-opened');
    return opened;
  }

  function focus(): void {
    if (!window) {
      window = open();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  app.on('second-instance', focus);
  app.on('activate', focus);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  return {
    focus,
    dress: (next) => {
      dress = next;
      if (window) dressMainWindow(window, next());
      dressed.comes();
    },
    pageServed: pageServed.has,
    pageBegun: pageBegun.has,
    drawn: drawn.has,
    pages: () => (window ? [window.webContents] : []),
    drop: () => window?.destroy(),
    current: () => window,
  };
}
